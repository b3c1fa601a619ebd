import { numberOf, textOf } from "../reading.ts";
import { type Reader, say } from "./said.ts";

export const location: Reader = (part) => {
  const [latitude, longitude] = [coordinateOf(part.latitude), coordinateOf(part.longitude)];
  if (latitude === null || longitude === null) return null;
  const [name, address] = [textOf(part.name), textOf(part.address)];
  return say("location", name, "Localização", { content: { latitude, longitude, name, address } });
};

/** Some payloads tell coordinates as text. */
const coordinateOf = (value: unknown): number | null =>
  numberOf(typeof value === "string" && value.trim() !== "" ? Number(value) : value);
