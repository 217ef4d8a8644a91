import type { TellEnv } from "#schemas/env.ts";
import { type Stage, version } from "../stages.ts";

/**
 * The configuration set that mails of alerts are sent with: the sender's own, or one that this stage makes; none where mails are sent from another
 * region, in which nothing of ours lies.
 */
export function mailSetOf({
  name,
  mail,
}: Pick<Stage, "name" | "mail">): { readonly name: string; readonly isOurs: boolean } | undefined {
  if (!mail) return undefined;
  if (mail.configurationSet) return { name: mail.configurationSet, isOurs: false };
  return mail.region ? undefined : { name: `cardlake-${name}-alerts`, isOurs: true };
}

/**
 * What functions that tell channels are told of the stage.
 *
 * @param region in which mails are sent from where the stage names no other
 */
export function tellVariables(stage: Stage, region: string): TellEnv {
  const { name, mail, telling } = stage;
  return {
    ALSO_ALLOWED: telling.alsoAllowed.join(","),
    TELLER_USER_AGENT: `Cardlake/${version} (alerts; stage ${name})`,
    MAIL_FROM: mail?.from ?? "",
    MAIL_FROM_NAME: mail?.fromName ?? "",
    MAIL_REGION: mail?.region ?? region,
    MAIL_CONFIGURATION_SET: mailSetOf(stage)?.name ?? "",
  };
}
