import { Duration } from "aws-cdk-lib";
import { describe, expect, test } from "vitest";
import { stageFrom } from "#lib/stages.ts";
import { required } from "#test/support/stacks/synth.ts";

const stageOf = (variables: Record<string, string | undefined>) =>
  stageFrom({ ...required, ...variables });

test.each([
  ["an unknown stage", { STAGE: "production" }, /There is no stage "production"/],
  ["prod without a sender", { STAGE: "prod", MAIL_FROM: undefined }, /MAIL_FROM must hold/],
  ["prod with an empty sender", { STAGE: "prod", MAIL_FROM: "" }, /MAIL_FROM must hold/],
  ["a sender that is no address", { MAIL_FROM: "example.com" }, /MAIL_FROM must be an address/],
  ["a sender of another domain", { MAIL_DOMAIN: "example.org" }, /not an address of MAIL_DOMAIN/],
  ["dev without a contact", { UPSTREAM_CONTACT: "" }, /UPSTREAM_CONTACT must hold/],
  ["a switch that is neither on nor off", { TRACING: "yes" }, /TRACING must be true or false/],
  ["a number that is none", { UPSTREAM_LANES: "few" }, /UPSTREAM_LANES must be a whole number/],
  ["a domain without its certificate", { API_DOMAIN: "api.example.com" }, /API_CERTIFICATE_ARN/],
  [
    "a certificate of the API in another region",
    {
      API_DOMAIN: "api.example.com",
      API_CERTIFICATE_ARN: "arn:aws:acm:eu-central-1:111122223333:certificate/a",
    },
    /API_CERTIFICATE_ARN must name a certificate in us-east-1/,
  ],
  ["an address as a domain", { API_DOMAIN: "https://api.example.com" }, /must be a host name/],
  [
    "a certificate of pictures in another region",
    {
      IMAGES_DOMAIN: "images.example.com",
      CDN_CERTIFICATE_ARN: "arn:aws:acm:eu-central-1:111122223333:certificate/b",
    },
    /must name a certificate in us-east-1/,
  ],
  [
    "a receiver besides public ones",
    { ALERTS_ALSO_ALLOWED: "127.0.0.1:4000" },
    /ALERTS_ALSO_ALLOWED is for the stage local alone; on dev any user could/,
  ],
  [
    "a local receiver without a port",
    { STAGE: "local", ALERTS_ALSO_ALLOWED: "127.0.0.1" },
    /as host:port or as origins, not as "127.0.0.1"/,
  ],
  ["a share domain alone", { SHARE_DOMAIN: "share.example.com" }, /set IMAGES_DOMAIN/],
])("%s is refused with a sentence that says what would be right", (_case, variables, message) => {
  expect(() => stageOf(variables)).toThrow(RangeError);
  expect(() => stageOf(variables)).toThrow(message);
});

describe("what costs by use", () => {
  test("is off until somebody switches it on", () => {
    for (const STAGE of ["local", "dev", "prod"]) {
      expect(stageOf({ STAGE })).toMatchObject({ hasRouteMetrics: false, hasTracing: false });
    }
    expect(stageOf({ ROUTE_METRICS: "true", TRACING: "true" })).toMatchObject({
      hasRouteMetrics: true,
      hasTracing: true,
    });
  });
});

describe("workers", () => {
  test("hide messages for six timeouts, and on the local cloud just longer than one", () => {
    const minute = Duration.minutes(1);
    const secondsIn = (STAGE: string) => stageOf({ STAGE }).workers.hiddenFor(minute).toSeconds();
    expect(["local", "dev", "prod"].map(secondsIn)).toEqual([70, 360, 360]);
  });

  test("of dev together run no more than SQS must be allowed", () => {
    const { concurrency } = stageOf({ STAGE: "dev" }).workers;
    expect(Object.values(concurrency)).toEqual(Object.values(concurrency).map(() => 2));
  });
});

test("domains are taken with the certificates that prove them", () => {
  const { domains } = stageOf({
    API_DOMAIN: "api.example.com",
    API_CERTIFICATE_ARN: "arn:aws:acm:us-east-1:111122223333:certificate/a",
  });
  expect(domains).toMatchObject({ api: { name: "api.example.com" }, images: undefined });
});
