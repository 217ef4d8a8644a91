import { expect, test } from "vitest";
import { Email } from "#schemas/accounts/email.ts";

test.each([
  { text: "Collector@Example.COM", email: "collector@example.com" },
  { text: "  collector@example.com\n", email: "collector@example.com" },
  { text: "a.b+c@example.co.uk", email: "a.b+c@example.co.uk" },
])("$text names the account of $email", ({ text, email }) => {
  expect(Email.parse(text)).toBe(email);
});

test.each([
  "",
  "collector",
  "@example.com",
  "a b@example.com",
  `${"a".repeat(250)}@example.com`,
  7,
  null,
])("%j is no address", (text) => {
  expect(Email.safeParse(text).success).toBe(false);
});
