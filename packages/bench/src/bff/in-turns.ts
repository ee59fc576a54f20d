/**
 * Measures each of these once a round, one after the other. Gives what each was measured with, by its name, in the order
 * of the rounds.
 */
export async function inTurns<Name extends string, Peer extends { readonly name: Name }, Measured>(
  peers: readonly Peer[],
  rounds: number,
  measure: (peer: Peer, round: number) => Promise<Measured>,
): Promise<Partial<Record<Name, readonly Measured[]>>> {
  const measured: Partial<Record<Name, readonly Measured[]>> = {};
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < peers.length; turn++) {
      // Each round begins with another one, so that none always runs on a warm machine.
      const peer = peers[(round + turn) % peers.length];
      if (peer === undefined) continue;
      measured[peer.name] = [...(measured[peer.name] ?? []), await measure(peer, round)];
    }
  }
  return measured;
}
