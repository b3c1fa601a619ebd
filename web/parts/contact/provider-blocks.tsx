import { For } from "solid-js";
import type { ProviderBlock } from "#shared/protocol/api.ts";
import { t } from "../../i18n/i18n.ts";
import { useProsa } from "../../stores/context.ts";
import { Banner } from "../../ui/banner.tsx";

/** What the providers made of the block, or of its end. Prosa's own block holds whatever they say. */
export function ProviderBlocks(props: { blocks: readonly ProviderBlock[] }) {
  const { org } = useProsa();
  const channel = (id: string) => org.channels().find((it) => it.id === id)?.name ?? id;
  const text = ({ channelId, isWanted, state, reason }: ProviderBlock) => {
    const words = t(`contact.providerBlock.${isWanted ? "block" : "unblock"}.${state}`, {
      channel: channel(channelId),
    });
    return state === "failed" && reason ? `${words} ${reason}` : words;
  };
  return (
    <For each={props.blocks.filter((it) => it.isWanted || it.state !== "done")}>
      {(it) => <Banner tone={it.state === "failed" ? "warn" : "neutral"}>{text(it)}</Banner>}
    </For>
  );
}
