/** Stands in for the package of that name, whose generator keeps a memory of its own between runs. */
export { virtualId as uuidv7 } from "./globals.ts";
