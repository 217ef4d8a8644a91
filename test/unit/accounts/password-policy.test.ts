import { expect, test } from "vitest";
import { checkPassword } from "#functions/accounts/passwords/password-policy.ts";

test.each(["Correct-Horse-7", "aB3aB3aB3aB3", `aB3${"x".repeat(253)}`, "Mit Leerzeichen 9"])(
  "%s is a password",
  (password) => {
    expect(() => checkPassword(password)).not.toThrow();
  },
);

test.each([
  ["short", "aB3aB3aB3aB"],
  ["long", `aB3${"x".repeat(254)}`],
  ["without lower case", "CORRECT-HORSE-7"],
  ["without upper case", "correct-horse-7"],
  ["without a digit", "Correct-Horse-x"],
  ["with a digit of another script only", "Correct-Horse-٧"],
  ["with an upper-case letter of another script only", "Ärgerlich-sehr-7"],
  ["with a space at its end", "Correct-Horse-7 "],
  ["with a space at its start", " Correct-Horse-7"],
])("a password %s is refused with the policy", (_what, password) => {
  const refusal = expect.objectContaining({ code: "accounts.password_refused" });
  expect(() => checkPassword(password)).toThrow(refusal);
});
