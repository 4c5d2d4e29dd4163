// Finding by words, in Chinese, in English, and by the first letters of pinyin (xw for 学位).

// The first character in pinyin order for each initial: what sorts between two of them begins with the former's letter.
const INITIALS = [..."阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀"];
const LETTERS = "abcdefghjklmnopqrstwxyz";
const SEVERAL = {
  行: "h",
  长: "z",
  重: "c",
  调: "d",
  厦: "s",
  率: "s",
  降: "x",
  还: "h",
  都: "d",
  乐: "y",
  会: "k",
  单: "s",
  薄: "b",
  校: "j",
  度: "d",
  区: "o",
  曾: "z",
  藏: "z",
  石: "d",
  解: "x",
  盛: "c",
  传: "z",
};
const pinyinOrder = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
const initialOf = new Map();

function initial(character) {
  if (!initialOf.has(character)) initialOf.set(character, findInitial(character));
  return initialOf.get(character);
}

function findInitial(character) {
  if (/[a-z0-9]/.test(character)) return character;
  if (!/\p{Script=Han}/u.test(character)) return " ";
  let letter = " ";
  for (let i = 0; i < INITIALS.length && pinyinOrder.compare(INITIALS[i], character) <= 0; i += 1) letter = LETTERS[i];
  return letter;
}

const plain = (text) => text.normalize("NFKC").toLowerCase();

function indexed(node) {
  if (node.index) return node.index;
  const themes = (node.themes || []).flatMap((theme) => data.codes[theme] || []);
  const own = node.role === "entity" ? [node.name, ...(node.aliases || [])] : [node.quote];
  const texts = [...own, node.en, ...themes];
  const words = plain(texts.filter(Boolean).join("\n"));
  node.index = { words, initials: null };
  return node.index;
}

// Every word of a search must be somewhere in one of the nodes.
const matches = (words, ...several) =>
  plain(words)
    .split(/\s+/)
    .every((word) => several.some((node) => has(node, word)));

function has(node, wanted) {
  const index = indexed(node);
  if (index.words.includes(wanted)) return true;
  return /^[a-z]{2,}$/.test(wanted) && initialsMatch(index, wanted);
}

function initialsMatch(index, wanted) {
  if (!index.initials) {
    const characters = [...index.words];
    index.initials = characters.map(initial).join("");
    index.others = characters.map((c) => SEVERAL[c] || " ").join("");
  }
  const { initials, others } = index;
  if (initials.includes(wanted)) return true;
  if (!others.trim()) return false;
  for (let at = 0; at + wanted.length <= initials.length; at += 1) {
    let i = 0;
    while (i < wanted.length && (initials[at + i] === wanted[i] || others[at + i] === wanted[i])) i += 1;
    if (i === wanted.length) return true;
  }
  return false;
}

const ORDER = { problem: 0, commitment: 1, entity: 2, indicator: 3, achievement: 4, guidance: 5, context: 6 };

// The nodes that a search finds: problems first, then commitments, named things, all else. Of several things that go by one
// name, such as an organisation and its metric, the first stands for all.
function found(words) {
  if (!words.trim()) return [];
  const hits = nodes.filter((node) => (node.role === "entity" || alone(node)) && matches(words.trim(), node));
  hits.sort(
    (a, b) => ORDER[a.role] - ORDER[b.role] || Number(Boolean(a.headline)) - Number(Boolean(b.headline)) || a.n - b.n,
  );
  const named = new Set();
  return hits.filter((node) => {
    const name = node.role === "entity" ? `${node.name} ${node.namedBy[0]?.report.id}` : node.address;
    return !named.has(name) && named.add(name);
  });
}
