import { describe, expect, test } from "vitest";
import {
  deleteChannel,
  getChannel,
  listChannels,
  rotateSecret,
  sendCode,
  updateChannel,
  verifyChannel,
} from "#functions/alerts/channels/channels.ts";
import { createChannel } from "#functions/alerts/channels/create-channel.ts";
import { tryChannel } from "#functions/alerts/channels/try-channel.ts";
import { isGivenUp } from "#functions/alerts/webhooks/endpoint-health.ts";
import { codeLimits, mostChannelsOfUser, mostCodesADay } from "#schemas/alerts/channel.ts";
import { Ulid } from "#schemas/values.ts";
import { channelPorts, own, user } from "#test/support/alerts/channel-ports.ts";

const webhook = { kind: "webhook", url: "https://hooks.example/cards?key=hidden" } as const;
const other = { kind: "email", address: "other@example.com" } as const;
const botToken = `123456789:${"A".repeat(35)}`;

describe("[ALR-4] channels", () => {
  test("a webhook's secret is shown once, and its address never whole", async () => {
    const { deps } = channelPorts();
    const { channel, secret } = await createChannel({ userId: user, given: webhook }, deps);
    expect(secret).toMatch(/^whsec_/);
    expect(channel).toMatchObject({ state: "on", target: "https://hooks.example" });
    const shown = JSON.stringify([
      channel,
      await getChannel({ userId: user, channelId: channel.id }, deps),
      await listChannels(user, deps),
    ]);
    expect(shown).not.toContain("hidden");
    expect(shown).not.toContain("whsec_");
  });

  test("[API-3] a repetition with the same key makes none, and shows no secret", async () => {
    const { deps } = channelPorts();
    const asked = { userId: user, given: webhook, idempotencyKey: "once" };
    const first = await createChannel(asked, deps);
    expect(await createChannel(asked, deps)).toEqual({ channel: first.channel, isRepeated: true });
    expect(await listChannels(user, deps)).toHaveLength(1);
    const reused = { ...asked, given: { kind: "email" } } as const;
    await expect(createChannel(reused, deps)).rejects.toMatchObject({ code: "request.key_reused" });
  });

  test("neither Discord's address nor a bot's token is shown", async () => {
    const { deps } = channelPorts();
    const token = "t".repeat(68);
    const url = `https://discord.com/api/webhooks/123456789012345678/${token}`;
    const discord = await createChannel({ userId: user, given: { kind: "discord", url } }, deps);
    const chat = { kind: "telegram", botToken, chatId: "-100123" } as const;
    const telegram = await createChannel({ userId: user, given: chat }, deps);
    expect(discord.channel.target).toBe("Discord webhook 123456789012345678");
    expect(telegram.channel.target).toBe("Telegram chat -100123");
    const shown = JSON.stringify([discord, telegram, await listChannels(user, deps)]);
    expect(shown).not.toContain(token);
    expect(shown).not.toContain(botToken);
  });

  test("an address that is not to be asked is refused, and why", async () => {
    const { deps } = channelPorts({ refuses: true });
    await expect(createChannel({ userId: user, given: webhook }, deps)).rejects.toMatchObject({
      ...{ code: "alerts.address_refused", facts: { reason: "not_public" } },
    });
    expect(await listChannels(user, deps)).toEqual([]);
  });

  test("the account's own address is told at once, another when its code is given", async () => {
    const { deps, mails, codeIn } = channelPorts();
    const mine = await createChannel({ userId: user, given: { kind: "email" } }, deps);
    expect(mine.channel).toMatchObject({ state: "on", target: own });
    expect(mails).toEqual([]);
    const { channel } = await createChannel({ userId: user, given: other }, deps);
    expect(channel).toMatchObject({ state: "unverified", target: other.address });
    const place = { userId: user, channelId: channel.id };
    const code = codeIn(mails.at(-1));
    const wrong = code === "000000" ? "000001" : "000000";
    await expect(verifyChannel({ place, code: wrong }, deps)).rejects.toMatchObject({
      ...{ code: "alerts.wrong_code", facts: { left: codeLimits.tries - 1 } },
    });
    await expect(
      updateChannel({ place, change: { isOn: true }, ifMatch: undefined }, deps),
    ).rejects.toMatchObject({ code: "alerts.not_verified" });
    expect(await verifyChannel({ place, code }, deps)).toMatchObject({ state: "on" });
  });

  test("a code may be tried so often, for so long, and mailed so often", async () => {
    const { deps, mails, codeIn, pass } = channelPorts();
    const { channel } = await createChannel({ userId: user, given: other }, deps);
    const place = { userId: user, channelId: channel.id };
    const right = codeIn(mails.at(-1));
    const wrong = right === "000000" ? "000001" : "000000";
    for (let at = 0; at < codeLimits.tries; at += 1) {
      await expect(verifyChannel({ place, code: wrong }, deps)).rejects.toThrow();
    }
    await expect(verifyChannel({ place, code: right }, deps)).rejects.toMatchObject({
      ...{ code: "alerts.wrong_code", facts: { left: 0 } },
    });
    await sendCode(place, deps);
    const second = codeIn(mails.at(-1));
    pass(codeLimits.minutes * 60_000);
    await expect(verifyChannel({ place, code: second }, deps)).rejects.toMatchObject({
      code: "alerts.wrong_code",
    });
    await sendCode(place, deps);
    await expect(sendCode(place, deps)).rejects.toMatchObject({ code: "request.too_many" });
    expect(mails).toHaveLength(codeLimits.mailsADay);
    pass(24 * 3_600_000);
    await sendCode(place, deps);
    expect(await verifyChannel({ place, code: codeIn(mails.at(-1)) }, deps)).toMatchObject({
      state: "on",
    });
  });

  test("a code that is not mailed, as others have had too many mailed there, leaves the one before", async () => {
    const { deps, mails, codeIn } = channelPorts();
    const { channel } = await createChannel({ userId: user, given: other }, deps);
    for (let at = 1; at < mostCodesADay.toAddress; at += 1) {
      await createChannel({ userId: `somebody ${at}`, given: other }, deps);
    }
    const place = { userId: user, channelId: channel.id };
    await expect(sendCode(place, deps)).rejects.toMatchObject({ code: "request.too_many" });
    expect(mails).toHaveLength(mostCodesADay.toAddress);
    const proven = await verifyChannel({ place, code: codeIn(mails[0]) }, deps);
    expect(proven.state).toBe("on");
  });

  test("nobody's mailbox is filled by making channels and removing them", async () => {
    const { deps, channels, mails } = channelPorts();
    for (let at = 0; at < mostCodesADay.toAddress; at += 1) {
      const { channel } = await createChannel({ userId: user, given: other }, deps);
      await deleteChannel(
        { place: { userId: user, channelId: channel.id }, ifMatch: undefined },
        deps,
      );
    }
    await expect(
      createChannel({ userId: "somebody else", given: other }, deps),
    ).rejects.toMatchObject({ code: "request.too_many" });
    expect(mails).toHaveLength(mostCodesADay.toAddress);
    expect(await channels.list("somebody else")).toEqual([]);
  });

  test("a stage without a sender has no channels of mails", async () => {
    const { deps } = channelPorts({ sendsMails: false });
    await expect(
      createChannel({ userId: user, given: { kind: "email" } }, deps),
    ).rejects.toMatchObject({ code: "alerts.no_mail" });
  });

  test("there are ten at most", async () => {
    const { deps } = channelPorts();
    for (let at = 0; at < mostChannelsOfUser; at += 1) {
      await createChannel({ userId: user, given: webhook }, deps);
    }
    await expect(createChannel({ userId: user, given: webhook }, deps)).rejects.toMatchObject({
      code: "alerts.too_many",
    });
    // A code that is not mailed is not counted: where there is room again, there are codes left.
    const other = { kind: "email", address: "other@example.com" } as const;
    for (let at = 0; at <= mostCodesADay.toAddress; at += 1) {
      await expect(createChannel({ userId: user, given: other }, deps)).rejects.toMatchObject({
        code: "alerts.too_many",
      });
    }
  });

  test("another user's is none", async () => {
    const { deps } = channelPorts();
    const { channel } = await createChannel({ userId: user, given: webhook }, deps);
    const place = { userId: "somebody else", channelId: channel.id };
    for (const call of [
      getChannel(place, deps),
      updateChannel({ place, change: { isOn: false }, ifMatch: undefined }, deps),
      rotateSecret(place, deps),
      tryChannel(place, deps),
      getChannel({ userId: user, channelId: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4") }, deps),
    ]) {
      await expect(call).rejects.toMatchObject({ code: "alerts.channel_missing" });
    }
  });

  test("switching on again begins with a clean sheet; whoever saw an older version is told", async () => {
    const { deps, channels, pass } = channelPorts();
    const { channel } = await createChannel({ userId: user, given: webhook }, deps);
    const place = { userId: user, channelId: channel.id };
    const stored = await channels.get(user, channel.id);
    if (!stored) throw new Error("It is there.");
    const failingSince = deps.clock().toISOString();
    const health = { failures: 12, failingSince };
    const off = { ...stored, health, version: 2, state: "off", reason: "Given up." } as const;
    await channels.replace(user, off);
    pass(6 * 86_400_000);
    await expect(
      updateChannel({ place, change: { isOn: true }, ifMatch: [1] }, deps),
    ).rejects.toMatchObject({ code: "request.stale_version" });
    const on = await updateChannel({ place, change: { isOn: true }, ifMatch: [2] }, deps);
    expect(on).toMatchObject({ state: "on", health: { failures: 0 }, version: 3 });
    expect(on).not.toHaveProperty("reason");
    expect(isGivenUp(on.health, deps.clock())).toBe(false);
  });

  test("a test is told at once, and what was answered is shown; the channel stays as it is", async () => {
    const { deps, told, answer } = channelPorts();
    const { channel } = await createChannel({ userId: user, given: webhook }, deps);
    const place = { userId: user, channelId: channel.id };
    expect(await tryChannel(place, deps)).toEqual({
      ...{ isDelivered: true, status: 204, detail: "It answered." },
    });
    answer({ outcome: "answered", status: 500 });
    expect(await tryChannel(place, deps)).toMatchObject({ isDelivered: false, status: 500 });
    answer({ outcome: "failed" });
    expect(await tryChannel(place, deps)).toEqual({ isDelivered: false, detail: "It answered." });
    expect(told.map(({ kind }) => kind)).toEqual(["test", "test", "test"]);
    expect(await getChannel(place, deps)).toEqual(channel);
  });
});
