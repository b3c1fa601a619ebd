import { ExternalLink, MapPin } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { mapAddress, placeIn } from "./content.ts";
import { foreignName } from "../foreign-text.ts";

/** A place by its name, address or coordinates, with the way to a map. No map is loaded into the page. */
export function PlaceCard(props: { message: ShownMessage }) {
  const place = () => placeIn(props.message.content);
  const title = () => foreignName(place().name ?? props.message.text ?? "") || t("message.place.unnamed");
  const note = () => {
    const { address, latitude, longitude } = place();
    if (address) return foreignName(address);
    return latitude !== null && longitude !== null ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` : "";
  };
  return (
    <span class="card">
      <span class="card-sign" aria-hidden="true">
        <MapPin size={18} />
      </span>
      <span class="card-main">
        <bdi class="card-title">{title()}</bdi>
        <Show when={note()}>
          <bdi class="card-note">{note()}</bdi>
        </Show>
        <Show when={mapAddress(place())}>
          {(url) => (
            <a class="card-link" href={url()} target="_blank" rel="noopener noreferrer nofollow">
              {t("message.place.map")}
              <ExternalLink size={12} aria-hidden="true" />
            </a>
          )}
        </Show>
      </span>
    </span>
  );
}
