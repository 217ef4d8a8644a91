import { codeLimits } from "#schemas/alerts/channel.ts";
import { heading, mailPage, paragraph } from "./html.ts";
import type { Mail } from "./mailer.ts";

/** What asks whether an address is somebody's who wants to be told of prices there; pure. */
export function codeMail({ to, code }: { readonly to: string; readonly code: string }): Mail {
  const subject = `${code} is your code for alerts of prices`;
  const what =
    "Somebody, you most likely, wants to be told at this address when prices cross a line.";
  const how = `The code that proves the address is ${code}. It is good for ${codeLimits.minutes} minutes.`;
  const otherwise = "If it was not you, do nothing: nothing more is sent here.";
  return {
    ...{ to, subject },
    text: [what, "", how, "", otherwise, ""].join("\n"),
    html: mailPage(
      subject,
      [heading(`Your code: ${code}`), paragraph(what), paragraph(how), paragraph(otherwise)].join(
        "\n",
      ),
    ),
  };
}
