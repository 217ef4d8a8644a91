import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { displayName, senderOf, sesMailer } from "#functions/alerts/mails/ses-mailer.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const sender = {
  ...{ from: "cards@example.com", fromName: "Cardlake", region: "eu-central-1" },
  configurationSet: "cardlake-test-alerts",
};
const mail = {
  ...{ to: "collector@example.com", subject: "One price\r\nBcc: all@example.com" },
  ...{ text: "It fell.", html: "<p>It fell.</p>" },
  headers: { "List-Unsubscribe": "<https://cards.example/v1/unsubscribe/t>\r\nBcc: x@example.com" },
  tags: { user: "u-1", notice: "01KAJ3N5Q2V7C8D9E0F1G2H3J4", odd: "a b" },
};

async function ses(status: number, answer: string) {
  const received: { url?: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
  const { origin } = await loopbackServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => {
      received.push({ url: request.url, headers: request.headers, body });
      response.writeHead(status, { "content-type": "application/json" }).end(answer);
    });
  });
  const mailer = sesMailer(sender, {
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
    AWS_ENDPOINT_URL_SESV2: origin,
  });
  return { mailer, received };
}

describe("[ALR-4] mails are handed to SES", () => {
  test("with their headers and tags, and no header more", async () => {
    const { mailer, received } = await ses(200, '{"MessageId":"m"}');
    expect(await mailer.send(mail)).toMatchObject({
      attempt: { outcome: "answered", status: 200 },
    });
    const [request] = received;
    expect(request?.url).toBe("/v2/email/outbound-emails");
    expect(request?.headers["authorization"]).toContain("/eu-central-1/ses/aws4_request");
    const part = (Data: string) => ({ Data, Charset: "UTF-8" });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      FromEmailAddress: '"Cardlake" <cards@example.com>',
      Destination: { ToAddresses: ["collector@example.com"] },
      Content: {
        Simple: {
          Subject: part("One price Bcc: all@example.com"),
          Body: { Text: part("It fell."), Html: part("<p>It fell.</p>") },
          Headers: [
            {
              Name: "List-Unsubscribe",
              Value: "<https://cards.example/v1/unsubscribe/t> Bcc: x@example.com",
            },
          ],
        },
      },
      EmailTags: [
        { Name: "user", Value: "u-1" },
        { Name: "notice", Value: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" },
      ],
      ConfigurationSetName: "cardlake-test-alerts",
    });
  });

  test("which says why it does not take one", async () => {
    const { mailer } = await ses(400, '{"message":"Email address is not verified."}');
    expect(await mailer.send(mail)).toEqual({
      ...{ attempt: { outcome: "answered", status: 400 }, receiver: "standard" },
      sentence: "The mail was not taken: Email address is not verified.",
    });
    const odd = await ses(503, "<html>");
    expect((await odd.mailer.send(mail)).sentence).toBe("The mail was not taken: status 503");
  });

  test("and is not reached, which is no fault of the address", async () => {
    const mailer = sesMailer(sender, {
      ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
      AWS_ENDPOINT_URL_SESV2: "http://127.0.0.1:9",
    });
    expect(await mailer.send(mail)).toMatchObject({ attempt: { outcome: "failed" } });
  });

  test("as somebody whose name may be anything", () => {
    expect(displayName('Ash "K"')).toBe('"Ash \\"K\\""');
    expect(displayName("カード")).toBe("=?UTF-8?B?44Kr44O844OJ?=");
  });

  test("by nobody, where the stage has no sender", () => {
    const none = { MAIL_FROM: "", MAIL_FROM_NAME: "", MAIL_REGION: "", MAIL_CONFIGURATION_SET: "" };
    expect(senderOf(none)).toBeUndefined();
  });
});
