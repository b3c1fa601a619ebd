import { createSignal, For, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { chooseLocale, locale, LOCALES, t } from "../../i18n/i18n.ts";
import "../../i18n/words/frame-tools.ts";
import "../../i18n/words/sign-in.ts";
import { query } from "../../parts/address.ts";
import { errorText } from "../../parts/error-text.ts";
import { Redirect } from "../../parts/redirect.tsx";
import { useProsa } from "../../stores/context.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { CircleAlert } from "lucide-solid";
import "./sign-in-page.css";

export default function SignInPage() {
  const { session } = useProsa();
  const isIn = () => session.current().state === "signed_in";
  return (
    <Show when={!isIn()} fallback={<Redirect to={safePath(query("para") ?? undefined)} />}>
      <main class="sign-in">
        <div class="sign-in-box">
          <img class="sign-in-logo" src="/icons/prosa.svg" width="44" height="44" alt="" />
          <h1 class="sign-in-title">{t("signIn.title")}</h1>
          <p class="sign-in-lead">{t("signIn.lead")}</p>
          <SignInForm />
        </div>
        <LanguageSwitch />
      </main>
    </Show>
  );
}

function SignInForm() {
  const { session } = useProsa();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [isTried, setIsTried] = createSignal(false);
  const [isBusy, setIsBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!email().trim() || !password()) return;
    setIsBusy(true);
    setProblem(null);
    setProblem(await session.signIn(email().trim(), password()));
    setIsBusy(false);
  };

  return (
    <form class="sign-in-form" novalidate onSubmit={(event) => void submit(event)}>
      <Show when={problem()}>
        {(code) => (
          <Banner tone="bad" role="alert" icon={<CircleAlert size={16} />}>
            {errorText(code())}
          </Banner>
        )}
      </Show>
      <Field
        label={t("signIn.email")}
        type="email"
        name="email"
        autocomplete="username"
        autofocus
        value={email()}
        onInput={(event) => setEmail(event.currentTarget.value)}
        error={isTried() && !email().trim() ? t("signIn.emailMissing") : undefined}
      />
      <PasswordField
        label={t("signIn.password")}
        name="password"
        autocomplete="current-password"
        showLabel={t("signIn.showPassword")}
        hideLabel={t("signIn.hidePassword")}
        value={password()}
        onInput={setPassword}
        error={isTried() && !password() ? t("signIn.passwordMissing") : undefined}
      />
      <Button type="submit" variant="primary" isBusy={isBusy()}>
        {isBusy() ? t("signIn.submitting") : t("signIn.submit")}
      </Button>
    </form>
  );
}

function LanguageSwitch() {
  return (
    <div class="sign-in-languages" role="group" aria-label={t("frame.language")}>
      <For each={LOCALES}>
        {(it) => (
          <Button
            variant="plain"
            size="s"
            lang={it}
            aria-pressed={locale() === it}
            onClick={() => void chooseLocale(it)}
          >
            {t(`frame.languages.${it}`)}
          </Button>
        )}
      </For>
    </div>
  );
}

/** Only a path of this page: an address given in a link must not lead elsewhere after signing in. */
const safePath = (path: string | undefined): string =>
  path?.startsWith("/") && !path.startsWith("//") && !path.includes("\\") ? path : "/atendimentos";
