/** The room's limits. Times in milliseconds, sizes in bytes. */
export const LIMITS = {
  /** How long a connection may wait before its hello. */
  helloMs: 10_000,
  /** How often a room with connections asks the feed, in case a poke was lost; and how soon again after a failure. */
  pullMs: 30_000,
  retryMs: 5_000,
  /** Several rows that arrive sooner than this after the last ones wait for each other. */
  coalesceMs: 30,
  /** About how long it takes to send a frame to one client. */
  tellMs: 0.03,
  /** The list of who is online goes out at most this often. */
  onlineMs: 1_000,
  typingMs: 6_000,
  /** Keys that a host's storage writes in one batch. */
  batchKeys: 128,
  /** Rows kept in memory for replays. */
  tailRows: 1_000,
  tailBytes: 4_000_000,
  /** Rows in one frame of a replay. */
  replayRows: 200,
  /** What may be on its way to a client that has not acknowledged it, and for how long. */
  unackedFrames: 256,
  unackedBytes: 2_000_000,
  slowMs: 60_000,
  /** A connection's frames: how many at once, and how many a second after that. */
  burst: 600,
  framesPerSecond: 100,
  /** Ids of one `want`, and bytes of a pad's update, that cost as much as a frame; and the frames that others cost. */
  idsPerFrame: 100,
  updateBytesPerFrame: 4_096,
  padOpenFrames: 10,
  refusedUpdateFrames: 20,
  /** Pads in memory, and about how many bytes they may take there; of each piece of a document Yjs makes an object. */
  loadedPads: 300,
  loadedBytes: 12_000_000,
  bytesPerPiece: 350,
  /** Updates of a pad that are kept and told together. */
  batchBytes: 256 * 1_024,
  /** What of a pad lies in storage as single updates before it is brought into one state. */
  looseUpdates: 64,
  looseBytes: 64 * 1_024,
  /** Where a pad begins a new epoch: under what the gate takes at most. */
  padBytes: 192 * 1_024,
  padPieces: 3_000,
  padClients: 1_000,
  padNotes: 400,
  /** How long after a pad's change it is written down, at the latest, up to where its readers are. */
  keepChannelsMs: 1_000,
  /** A pad is saved when nobody has changed it for so long, and at the latest so long after its first change. */
  restMs: 2_000,
  unsavedMs: 30_000,
} as const;
