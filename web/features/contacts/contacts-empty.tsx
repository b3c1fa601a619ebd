import { Archive, Ban, CloudOff, SearchX, UsersRound } from "lucide-solid";
import { Match, Switch } from "solid-js";
import type { ContactFilter } from "#shared/model/contact.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";

const ICONS = {
  active: () => <UsersRound size={22} />,
  archived: () => <Archive size={22} />,
  blocked: () => <Ban size={22} />,
};

type Props = {
  filter: ContactFilter;
  query: string;
  state: "loading" | "ready" | "offline" | "failed";
  onRetry: () => void;
};

export function ContactsEmpty(props: Props) {
  return (
    <Switch
      fallback={
        <Empty icon={ICONS[props.filter]()} title={t(`contact.empty.${props.filter}Title`)} role="status">
          {t(`contact.empty.${props.filter}Text`)}
        </Empty>
      }
    >
      <Match when={props.state === "offline"}>
        <Empty icon={<CloudOff size={22} />} title={t("contact.empty.offlineTitle")} role="status">
          {t("contact.empty.offlineText")}
        </Empty>
      </Match>
      <Match when={props.state === "failed"}>
        <Empty
          icon={<CloudOff size={22} />}
          title={t("contact.empty.failedTitle")}
          role="alert"
          action={<Button onClick={() => props.onRetry()}>{t("common.tryAgain")}</Button>}
        >
          {t("contact.empty.failedText")}
        </Empty>
      </Match>
      <Match when={props.query}>
        <Empty icon={<SearchX size={22} />} title={t("contact.empty.searchTitle")} role="status">
          {t("contact.empty.searchText", { query: props.query })}
        </Empty>
      </Match>
    </Switch>
  );
}
