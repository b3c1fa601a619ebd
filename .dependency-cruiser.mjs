/**
 * Who may import whom (docs/ARCHITECTURE.md). Each rule is one row: modules at `from` never import modules at `to`.
 * `except` takes single modules out of `from`; `types` lets type-only imports through.
 */
const rules = {
  "shared-imports-only-its-validation": {
    from: "^shared/",
    to: ".",
    toExcept: "^(shared/|node_modules/(valibot|uuidv7)/)",
  },
  "worker-imports-no-party-or-web": {
    from: "^worker/",
    except: "^worker/index\\.ts$",
    to: "^(party|web)/",
  },
  "worker-index-imports-only-the-room's-host": {
    from: "^worker/index\\.ts$",
    to: "^(party|web)/",
    toExcept: "^party/durable\\.ts$",
  },
  "party-imports-no-worker-or-web": { from: "^party/", to: "^(worker|web)/" },
  "web-imports-no-party": { from: "^web/", to: "^party/" },
  "web-imports-only-types-of-worker": { from: "^web/", to: "^worker/", types: true },
  "product-imports-no-tooling": { from: "^(shared|worker|party|web)/", to: "^(scripts|simulator|test)/" },
  "simulator-knows-no-product": { from: "^simulator/", to: "^(shared|worker|party|web)/" },

  "feature-imports-no-feature": {
    from: "^web/features/([^/]+)/",
    to: "^web/features/",
    toExcept: "^web/features/$1/",
  },
  "ui-knows-no-domain": { from: "^web/ui/", to: "^(web/(stores|sync|features|parts)|shared)/" },
  "sync-knows-no-component": { from: "^web/sync/", to: "^web/(stores|features|parts|ui)/" },
  "stores-know-no-component": { from: "^web/stores/", to: "^web/(features|parts|ui)/" },

  "routes-reach-data-through-services": { from: "^worker/routes/", to: "^(worker/store/|node_modules/drizzle-orm/)" },
  "services-know-no-routes": { from: "^worker/services/", to: "^worker/routes/" },
  "store-and-channels-are-the-bottom": {
    from: "^worker/(store|channels)/",
    to: "^worker/(routes|services|jobs)/",
  },
  "only-store-knows-drizzle": { from: "^worker/", except: "^worker/store/", to: "^node_modules/drizzle-orm/" },

  "room-knows-no-host": {
    from: "^party/room/",
    to: "^(party/[^/]+\\.ts$|cloudflare:|node_modules/(partyserver|partykit|y-partykit|@cloudflare)/)",
  },
};

export default {
  forbidden: Object.entries(rules).map(([name, { from, except, to, toExcept, types }]) => ({
    name,
    severity: "error",
    from: { path: from, ...(except && { pathNot: except }) },
    to: {
      path: to,
      ...(toExcept && { pathNot: toExcept }),
      ...(types && { dependencyTypesNot: ["type-only"] }),
    },
  })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
