/** Imports point one way (README, "The pieces"). */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'No two files import each other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only(
      'shared-stands-alone',
      'shared compiles without DOM, Node, Electron and TypeORM.',
      { path: '^shared/' },
      ['^shared/', '^node_modules/(zod|luxon|@types/luxon)/'],
    ),
    {
      name: 'renderer-knows-shared-alone',
      comment: 'The renderer reaches the main process through its bridge.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.plugin\\.ts$' },
      to: {
        path: '^(main|test)/|^(electron|typeorm)$|^node_modules/(electron|typeorm)/',
      },
    },
    {
      name: 'components-below-pages',
      comment:
        'Components know no page and no step; the wizard knows no place: places may show a case, never the other way round.',
      severity: 'error',
      from: { path: '^renderer/(components|wizard)/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'components-below-wizard',
      comment: 'Components know no page and no step.',
      severity: 'error',
      from: { path: '^renderer/components/' },
      to: { path: '^renderer/wizard/' },
    },
    {
      name: 'main-not-renderer',
      comment: 'The main process knows nothing of the screens.',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'typeorm-in-stores',
      comment: 'TypeORM is imported in the stores alone.',
      severity: 'error',
      from: { path: '^(main|shared|renderer)/', pathNot: '^main/(store|central/store)/' },
      to: { path: '^node_modules/(typeorm|sqlite3)/' },
    },
    {
      name: 'electron-in-its-rooms',
      comment: 'Electron is imported in app, ipc, preload and print alone.',
      severity: 'error',
      from: { path: '^(main|shared|renderer)/', pathNot: '^main/(app|ipc|preload|print)/' },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'use-cases-below-ipc',
      comment: 'Use cases are called by ipc and composed by app; they reach the line through a port.',
      severity: 'error',
      from: { path: '^main/use-cases/' },
      to: { path: '^main/(ipc|app|sync|central|preload|print)/' },
    },
    {
      name: 'store-at-the-bottom',
      comment: 'The store imports shared and platform alone.',
      severity: 'error',
      from: { path: '^main/store/' },
      to: { path: '^main/(?!store/|platform/)' },
    },
    {
      name: 'sync-beside',
      comment: 'Sync reads the outbox in the store and reports by emitting.',
      severity: 'error',
      from: { path: '^main/sync/' },
      to: { path: '^main/(use-cases|ipc|app|central|preload|print)/' },
    },
    {
      name: 'central-apart',
      comment: 'The central office shares entities with the store, and nothing else with the branch.',
      severity: 'error',
      from: { path: '^main/central/' },
      to: { path: '^main/(?!central/|store/|platform/)' },
    },
    {
      name: 'first-screen-is-small',
      comment:
        'What comes before the window and the sign-in waits for nothing heavy: that is loaded beside it.',
      severity: 'error',
      from: {
        path: '^main/app/(index|start|windows|window-place|environment|guards|protocol)\\.ts$|^main/ipc/(router|dispatch-once-there)\\.ts$',
      },
      to: {
        path: '^main/(store|sync|documents|use-cases|export|print)/|^main/app/(open-core|compose)\\.ts$|^main/ipc/(access|dispatch)\\.ts$|^shared/ipc/contract\\.ts$',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'sign-in-is-small',
      comment: 'Pages and schemas come while somebody signs in.',
      severity: 'error',
      from: { path: '^renderer/(app/(main|app|theme)\\.tsx?$|features/(sign-in|storage)/)' },
      to: {
        path: '^renderer/(app/(personal-pages|router)\\.tsx$|wizard/)|^shared/domain/people\\.ts$|^node_modules/(zod|react-router|recharts)/',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'platform-alone',
      comment: 'Platform imports shared alone.',
      severity: 'error',
      from: { path: '^main/platform/' },
      to: { path: '^main/(?!platform/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.main.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
    moduleSystems: ['es6'],
  },
};
