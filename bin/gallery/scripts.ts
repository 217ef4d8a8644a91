import type { CompositeCard } from "#functions/images/composites/composite.ts";
import { type Samples, type Scene, scene } from "./scene.ts";

/** Names of one card in scripts of the world; placeholders show them twice. */
const names: readonly (readonly [language: string, name: string, set: string])[] = [
  ["ja", "リザードンGX", "ポケモンカード151"],
  ["zh-tw", "噴火龍", "朱＆紫 補充包"],
  ["zh", "喷火龙", "剑&盾 补充包"],
  ["ko", "리자몽 VMAX", "폭염워커"],
  ["th", "ลิซาร์ดอน", "ชุดพื้นฐาน"],
  ["ar", "تشاريزارد الذهبي", "المجموعة الأساسية"],
  ["he", "צ׳אריזארד", "סט הבסיס"],
  ["hi", "चरिज़ार्ड", "बेस सेट"],
  ["ru", "Чаризард", "Базовый набор"],
  ["el", "Τσαριζάρντ", "Βασικό σετ"],
  ["ka", "ჩარიზარდი", "საბაზისო"],
  ["vi", "Rồng lửa Ðệ nhất", "Bộ cơ bản"],
];

export function scriptsScene({ en, fr }: Samples): Scene {
  const cards = names.map(([language, name, setName], index): CompositeCard => {
    const card = index % 2 === 0 ? en.card("base1-4") : fr.setOf("base1")[3 + index];
    return {
      ...(card ?? en.card("base1-4")),
      ...{ language, name, setName },
      ...(index > 7 && { picture: undefined }),
    };
  });
  return scene(
    {
      name: "scripts",
      heading: "Any script",
      caption:
        "Titles and names from left to right and from right to left, with marks for languages that most cards are not in. " +
        "The last four have no picture, and say what they are in its place.",
    },
    cards,
    {
      ...{ columns: 6, quality: "low", title: "مجموعتي · 私のコレクション · Моя коллекция" },
      subtitle: "האוסף שלי 🐉✨ — บัตรของฉัน — 내 카드",
    },
  );
}
