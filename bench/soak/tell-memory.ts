// Loaded into the server before its program: it says what it has in memory when it is asked by a signal.
process.on('SIGUSR2', () => console.log(JSON.stringify(process.memoryUsage())))
