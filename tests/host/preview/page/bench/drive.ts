// Moves the mouse over a chart as fast as the page draws, and takes the time of each frame. Runs inside the page.

/** 'rest': nothing moves. */
export type Motion = 'pan' | 'hover' | 'zoom' | 'rest';

/**
 * @param frames how many
 * @returns milliseconds from each frame to the next
 */
export async function drive({ motion, frames }: { motion: Motion; frames: number }): Promise<number[]> {
  const over = document.querySelector<HTMLElement>('.u-over') ?? document.body;
  const axis = document.querySelector<HTMLElement>('.u-axis') ?? document.body;
  const box = over.getBoundingClientRect();
  const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve));
  const at = (share: number, height: number) => ({
    clientX: box.left + share * box.width,
    clientY: box.top + height * box.height,
    // The plot takes a mouse that did not move for none.
    movementX: 1,
    bubbles: true,
    button: 0,
  });
  const send = (to: EventTarget, type: string, share: number, height = 0.5) => {
    to.dispatchEvent(new MouseEvent(type, at(share, height)));
  };
  const moves: Record<Motion, (share: number) => void> = {
    // To and fro over a third of the picture.
    pan: share => send(document, 'mousemove', 0.5 + 0.3 * Math.sin(share * 6 * Math.PI)),
    // Across the picture and up and down, past every series.
    hover: share => send(over, 'mousemove', 0.05 + 0.9 * share, 0.5 + 0.45 * Math.sin(share * 14 * Math.PI)),
    zoom: share => send(over, 'mousemove', 0.2 + 0.5 * share),
    rest: () => undefined,
  };
  if (motion === 'pan') send(axis, 'mousedown', 0.5);
  if (motion === 'zoom') {
    send(over, 'mousemove', 0.2);
    send(over, 'mousedown', 0.2);
  }
  const times: number[] = [];
  let before = await frame();
  for (let i = 0; i < frames; i++) {
    moves[motion](i / frames);
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  if (motion === 'pan') {
    // Back where it began: nothing new is asked for.
    send(document, 'mousemove', 0.5);
    send(document, 'mouseup', 0.5);
  } else if (motion === 'zoom') {
    // Less than five pixels are no zoom.
    send(over, 'mousemove', 0.2);
    send(over, 'mouseup', 0.2);
  } else if (motion === 'hover') send(over, 'mouseleave', -0.1);
  return times;
}
