import { numberOf, textOf } from "../raw.ts";
import { type Reader, say } from "./said.ts";

export const location: Reader = (part) => {
  const [latitude, longitude] = [numberOf(part.latitude), numberOf(part.longitude)];
  if (latitude === null || longitude === null) return null;
  const [name, address] = [textOf(part.name), textOf(part.address)];
  return say("location", name, "Localização", { content: { latitude, longitude, name, address } });
};
