import type { World } from "../world/world.ts";
import { createAnswerOracle } from "./answers.ts";
import { createDatabaseOracle } from "./database.ts";
import { createFrameOracle } from "./frames.ts";
import { createHistory } from "./history.ts";
import { createLog } from "./log.ts";
import { createOutboxOracle } from "./outbox.ts";
import { createPadOracle } from "./pads.ts";
import { createReplicaOracle } from "./replica.ts";
import type { Violated } from "./violation.ts";

export type Oracle = ReturnType<typeof createOracle>;

/** All that watches a run. */
export const createOracle = ({ world, violated }: { world: World; violated: Violated }) => {
  const history = createHistory(world.d1);
  const log = createLog(world.d1, violated);
  const database = createDatabaseOracle(world.d1, violated);
  const answers = createAnswerOracle(history, violated);
  const pads = createPadOracle(world, violated);
  const outboxes = createOutboxOracle(world.d1);
  log.note(0);

  const committed = (): void => {
    history.note();
    log.note(history.now());
    database.note();
  };

  return {
    history,
    log,
    database,
    answers,
    pads,
    outboxes,
    frames: createFrameOracle({ history, log, pads, violated, tell: world.parts.log }),
    replica: createReplicaOracle(history, log, violated),
    committed,

    /** The database is an earlier one again. */
    restored(): void {
      pads.lost(null);
      outboxes.rewind(answers.answeredIds());
      log.rewind();
      database.rewind();
      answers.rewind(
        (userId, id) => world.d1.look("select id from commands where user_id = ? and id = ?", userId, id).length > 0,
      );
      committed();
    },
  };
};
