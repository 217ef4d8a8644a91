import { expect, test } from "vitest";
import { getMe } from "#schemas/http/accounts.ts";
import { getRun } from "#schemas/http/sources.ts";
import { callerOf } from "#shared/http/caller.ts";
import { anEvent } from "#test/support/requests/http-event.ts";

const eventWith = (claims: Record<string, unknown>) => anEvent({ userId: "user-1", claims });

test("the access token of a user says who is calling", () => {
  expect(callerOf(getMe, eventWith({}))).toEqual({ userId: "user-1", isAdmin: false, groups: [] });
});

test.each([
  { token: "an id token", claims: { token_use: "id" } },
  { token: "a refresh token", claims: { token_use: "refresh" } },
  { token: "a token that does not say what it is for", claims: { token_use: undefined } },
  { token: "a token for the use of several", claims: { token_use: ["access"] } },
  { token: "a token in other letters", claims: { token_use: "ACCESS" } },
  { token: "a token of no client", claims: { client_id: undefined } },
  { token: "a token of nobody", claims: { sub: undefined } },
  { token: "a token of an empty name", claims: { sub: "" } },
  { token: "a token whose user is no text", claims: { sub: 7 } },
])("[ACC-7] $token is not taken for the access token of a user", ({ claims }) => {
  const call = () => callerOf(getMe, eventWith(claims));
  expect(call).toThrow(expect.objectContaining({ code: "request.unauthorized" }));
});

test.each([
  { groups: "[admin]", isAdmin: true },
  { groups: "[staff admin]", isAdmin: true },
  { groups: ["admin"], isAdmin: true },
  { groups: "[administrators]", isAdmin: false },
  { groups: undefined, isAdmin: false },
])("[ACC-2] the group $groups makes an admin: $isAdmin", ({ groups, isAdmin }) => {
  const call = () => callerOf(getRun, eventWith({ "cognito:groups": groups }));
  if (isAdmin) expect(call()).toMatchObject({ isAdmin: true });
  else expect(call).toThrow(expect.objectContaining({ code: "request.forbidden" }));
});

test.each([
  { groups: "[admin staff]", expected: ["admin", "staff"] },
  { groups: "[admin,  staff]", expected: ["admin", "staff"] },
  { groups: "staff", expected: ["staff"] },
  { groups: "[]", expected: [] },
  { groups: "", expected: [] },
  { groups: ["admin", 7], expected: ["admin", "7"] },
  { groups: 7, expected: [] },
  { groups: "[a[b]c]", expected: ["a[b]c"] },
])("the claim $groups names the groups $expected", ({ groups, expected }) => {
  expect(callerOf(getMe, eventWith({ "cognito:groups": groups }))?.groups).toEqual(expected);
});

test.each([
  { use: "id", says: "This is the id token for other use; send the access token." },
  { use: "refresh", says: "This is the refresh token for other use; send the access token." },
  { use: "other", says: "This is a token for other use; send the access token." },
])("[ACC-7] who sends a token for the use $use is told which it is", ({ use, says }) => {
  expect(() => callerOf(getMe, eventWith({ token_use: use }))).toThrow(says);
});

test("[ACC-7] a call without any token is nobody's", () => {
  for (const authorizer of [undefined, {}, { jwt: {} }]) {
    const event = anEvent({});
    Object.assign(event.requestContext, { authorizer });
    expect(() => callerOf(getMe, event)).toThrow(
      expect.objectContaining({ code: "request.unauthorized" }),
    );
  }
});
