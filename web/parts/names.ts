import { t } from "../i18n/i18n.ts";
import { useProsa } from "../stores/context.ts";

/** Colleagues' names by their ids; who has left the company is called that. */
export const createNames = (): ((userId: string) => string) => {
  const { org } = useProsa();
  return (userId) => org.userName(userId) ?? t("pad.someoneGone");
};
