import { WantedBuild } from "#schemas/storage/wanted-build.ts";
import type { WantedBuilds } from "#shared/kernel/wishes/wanted-builds.ts";

/** What is wanted of indexes, in memory. */
export function memoryWantedBuilds(): WantedBuilds {
  const states = new Map<string, WantedBuild>();
  const find = (game: string) => states.get(game) ?? WantedBuild.parse({});
  const put = (game: string, state: WantedBuild) => {
    states.set(game, state);
    return state;
  };
  return {
    find: async (game) => find(game),

    async note(game, { messageId, isUrgent, at, heldUntil }) {
      const before = find(game);
      const now = at.toISOString();
      const wanted = before.wanted + 1;
      const urgent = isUrgent ? { urgent: wanted } : {};
      const firstAt = before.firstAt ?? now;
      const counted = put(game, { ...before, wanted, lastAt: now, firstAt, ...urgent });
      const isFree = !before.messageId || (before.heldUntil ?? "") < now || isUrgent;
      if (messageId === undefined || !isFree) return counted;
      return put(game, { ...counted, messageId, heldUntil: heldUntil.toISOString() });
    },

    async hold(game, messageId, until) {
      const state = find(game);
      if (state.messageId === messageId) put(game, { ...state, heldUntil: until.toISOString() });
    },

    async drop(game, messageId) {
      const { messageId: own, heldUntil, firstAt, ...rest } = find(game);
      if (own !== messageId || rest.wanted !== rest.answered) return "more";
      put(game, rest);
      return "dropped";
    },

    async answer(game, count, startedAt) {
      const { failedAt, failure, ...state } = find(game);
      const answered = { answered: count, startedAt: startedAt.toISOString() };
      if (state.wanted === count) {
        const { messageId, heldUntil, firstAt, ...rest } = state;
        put(game, { ...rest, ...answered });
        return "all";
      }
      if (state.answered < count) {
        put(game, { ...state, ...answered, firstAt: answered.startedAt });
      }
      return "some";
    },

    async fail(game, { at, reason }, isOver) {
      const { messageId, heldUntil, ...rest } = find(game);
      const standing = isOver ? {} : { messageId, heldUntil };
      put(game, { ...rest, ...standing, failedAt: at.toISOString(), failure: reason });
    },
  };
}
