import type { Media } from "#shared/model/media.ts";
import { locale } from "../../../../i18n/i18n.ts";
import { fileSize } from "../../../../i18n/sizes.ts";

/** A medium's size in words, empty where it is not known. */
export const sizeOf = (media: Media): string => (media.bytes === null ? "" : fileSize(media.bytes, locale()));
