import "../../../../i18n/words/message-body.ts";
import { Match, Show, Switch } from "solid-js";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { deferred } from "../../../../ui/deferred.tsx";
import { mediumOf } from "../../own-files.ts";
import { shareIn } from "./content.ts";
import { Choice } from "./choice.tsx";
import { ContactCards } from "./contact-cards.tsx";
import { DocumentCard } from "./document-card.tsx";
import { OrderCard } from "./order-card.tsx";
import { Picture, StickerPicture } from "./picture.tsx";
import { PlaceCard } from "./place-card.tsx";
import { PlainCard } from "./plain-card.tsx";
import { ShareCard } from "./share-card.tsx";
import { Video } from "./video.tsx";
import "./body.css";

const Recording = deferred(() => import("./recording.tsx"));

/** What a message is besides its text, one small component a kind. Its caption follows as the message's text. */
export default function MessageBody(props: { message: ShownMessage }) {
  const media = () => mediumOf(props.message.content);
  const as = (kind: string) => {
    const it = media();
    return it?.kind === kind ? it : null;
  };
  const is = (kind: ShownMessage["kind"]) => props.message.kind === kind;
  return (
    <>
      <Show when={shareIn(props.message.content)}>{(share) => <ShareCard share={share()} />}</Show>
      <Switch>
        <Match when={as("image")}>{(it) => <Picture message={props.message} media={it()} />}</Match>
        <Match when={as("sticker")}>{(it) => <StickerPicture message={props.message} media={it()} />}</Match>
        <Match when={as("video")}>{(it) => <Video media={it()} />}</Match>
        <Match when={as("audio")}>
          {(it) => <Recording fallback={<span class="recording" />} with={{ media: it() }} />}
        </Match>
        <Match when={as("document")}>{(it) => <DocumentCard media={it()} />}</Match>
        <Match when={is("location")}>
          <PlaceCard message={props.message} />
        </Match>
        <Match when={is("contacts")}>
          <ContactCards message={props.message} />
        </Match>
        <Match when={is("order")}>
          <OrderCard message={props.message} />
        </Match>
        <Match when={is("interactive")}>
          <Show when={props.message.direction === "in"}>
            <Choice message={props.message} />
          </Show>
        </Match>
        <Match when={!is("text") && !shareIn(props.message.content)}>
          <PlainCard kind={props.message.kind} />
        </Match>
      </Switch>
    </>
  );
}
