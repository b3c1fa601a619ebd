/** The Worker's lines about requests go nowhere: a test that wants them listens, see logged.ts. Troubles are still shown. */
console.log = () => {};
