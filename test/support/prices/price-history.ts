import { expect } from "vitest";
import { type Answer, api } from "#test/support/clouds/api.ts";

/** The series of a card's history, as `query` asks for them. */
export async function historyOf(
  token: string,
  card: string,
  query: string,
): Promise<Answer["body"]> {
  const path = `GET /v1/cards/${card}/prices/history?${query}`;
  const { status, body } = await api(path, { token });
  expect([path, status]).toEqual([path, 200]);
  return body.series;
}
