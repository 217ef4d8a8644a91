import type * as z from "zod";
import { Trouble } from "../trouble.ts";

export interface ApiCall<T> {
  readonly method?: "GET" | "POST";
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** Shape of a good answer's body. */
  readonly answer: z.ZodType<T>;
}

/** An answer that was no success, with the problem document's own words. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(call: string, status: number, text: string) {
    super(`${call} was answered with ${status}: ${text.slice(0, 2_000)}`);
    this.status = status;
  }
}

/** What a person is told in its own sentence. */
export const isSentence = (error: unknown): error is Error =>
  error instanceof Trouble || error instanceof Refusal;

/** Calls an API as any client of it would. @throws Refusal; Trouble when nobody answers there */
export const apiAt =
  (apiUrl: string) =>
  async <T>({
    method = "GET",
    path,
    token,
    body,
    idempotencyKey,
    answer,
  }: ApiCall<T>): Promise<T> => {
    const request: RequestInit = {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    };
    const response = await fetch(`${apiUrl}${path}`, request).catch((error: Error) => {
      throw new Trouble(silence(apiUrl, error));
    });
    const text = await response.text();
    if (!response.ok) throw new Refusal(`${method} ${path}`, response.status, text);
    return answer.parse(text === "" ? undefined : JSON.parse(text));
  };

const silence = (apiUrl: string, { message, cause }: Error) =>
  `Nobody answers at ${apiUrl} (${cause instanceof Error ? cause.message : message}). ` +
  "Is it the right address, and is the cloud up? `npm start` brings the local one up.";

export type Api = ReturnType<typeof apiAt>;

/** The answer, or `undefined` if it was refused with that status: what was asked for is there already. */
export async function unless<T>(status: number, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Refusal && error.status === status) return undefined;
    throw error;
  }
}
