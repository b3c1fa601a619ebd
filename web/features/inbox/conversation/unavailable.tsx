import { CloudOff, EyeOff } from "lucide-solid";
import { Match, Switch } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { BackButton } from "./back-button.tsx";

/** In the place of a conversation that cannot be shown: why, and what to do about it. */
export function Unavailable(props: { code: ErrorCode | "offline"; onRetry: () => void }) {
  const isHidden = () => props.code === "not_found" || props.code === "forbidden";
  return (
    <section class="conversation conversation-note">
      <BackButton />
      <Switch
        fallback={
          <Empty
            role="alert"
            icon={<CloudOff size={22} />}
            title={t("conversation.loadFailedTitle")}
            action={<Button onClick={() => props.onRetry()}>{t("common.tryAgain")}</Button>}
          >
            {errorText(props.code)}
          </Empty>
        }
      >
        <Match when={isHidden()}>
          <Empty role="alert" icon={<EyeOff size={22} />} title={t("conversation.notFoundTitle")}>
            {t("conversation.notFoundText")}
          </Empty>
        </Match>
        <Match when={props.code === "offline"}>
          <Empty role="status" icon={<CloudOff size={22} />} title={t("conversation.offlineTitle")}>
            {t("conversation.offlineText")}
          </Empty>
        </Match>
      </Switch>
    </section>
  );
}
