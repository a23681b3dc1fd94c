export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Do two boxes share a point? With `margin`, also when they come nearer than that. */
export function overlaps(one: Box, other: Box, margin = 0): boolean {
  return (
    one.x <= other.x + other.width + margin &&
    other.x <= one.x + one.width + margin &&
    one.y <= other.y + other.height + margin &&
    other.y <= one.y + one.height + margin
  );
}

/** The thin boxes of a line's straight parts. */
export function partsOf(line: readonly Point[]): readonly Box[] {
  return line.slice(1).map((end, index) => {
    const start = line[index] ?? end;
    return {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x),
      height: Math.abs(end.y - start.y),
    };
  });
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Words in lines of at most so many characters; a longer word has a line of its own. */
export function wrap(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
