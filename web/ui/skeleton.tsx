import { Index } from "solid-js";
import { Later } from "./later.tsx";
import "./skeleton.css";

/** Rows that stand where a list will be, after a moment's wait. */
export function SkeletonRows(props: { rows: number; label: string }) {
  return (
    <Later>
      <div class="skeleton" role="status" aria-label={props.label}>
        <Index each={Array.from({ length: props.rows })}>
          {() => (
            <div class="skeleton-row" aria-hidden="true">
              <span class="skeleton-dot" />
              <span class="skeleton-lines">
                <span class="skeleton-line" />
                <span class="skeleton-line" />
              </span>
            </div>
          )}
        </Index>
      </div>
    </Later>
  );
}
