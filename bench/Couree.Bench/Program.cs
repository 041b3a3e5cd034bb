using Couree.Bench;
using Couree.Bench.Day;
using Couree.Bench.Routing;
using Couree.Bench.Routing.Growth;
using Couree.Bench.Routing.Rich;

const string Usage = """
    bench web          the server as a process on one core: pages, checkout, board, a courier's 50 commands, beside a bare "hello"
    bench sync         a courier's 50 commands alone: on a usual round and on one of 150 doors
    bench streets      reading a town, routes and 100 × 100 matrices, beside plain Dijkstra
    bench addresses    a million addresses: import, memory, each keystroke
    bench insertion    an insertion into a live plan of 300 stops
    bench all          the four above

    bench routing DIR --seconds S --out OUT [--threads N] [--seed K] [--match TEXT]
                       every .txt below DIR (Li & Lim, Sartori & Buriol), each within S seconds of wall clock in all (default 10); CSV on
                       standard output, OUT/<instance>.sol with the routes, a summary per size and every refused solution on standard error
    bench routing [DIR] --hours H [--seconds S] [--out OUT] [--threads N] [--seed K] [--match TEXT]
                       for H hours, S seconds an instance (60), growing seeds: what beats the best known goes to OUT/records and OUT/records.csv
    bench routing-check DIR OUT
                       holds the .sol files of OUT against the definition of the instances of DIR
    bench routing-peers [DIR] --seconds S [--match TEXT] [--seed K]
                       the same instances, seconds and two threads for us and for Google OR-Tools, one after the other
    bench routing-growth [--seconds S] [--most N] [--threads N] [--seed K] [--out FILE.svg] [--curve FILE.csv]
                       invented towns of 100 to 10,000 stops, S seconds each (60): memory, and how the plan gets better with time
    bench routing-rich [--seconds S] [--seed K]
                       iterations a second of one search on an invented town of 100 and of 400 shipments, S seconds each (10): hard windows alone, then
                       doors and lateness, then time on board and breaks too
    bench day [--couriers 10] [--runs 400] [--seed K] [--iterations N] [--ms M] [--threads N] [--fairness F] [--out FILE.svg]
                       a day in Lille (streets, kitchens, addresses, hourly traffic) lived through by "nearest courier takes it", by cheapest insertion
                       and by re-planning at each minute with orders: km, lateness, time on board, spread, re-plan times. N iterations a re-plan
                       (2,000; 0: by the clock alone), at most M milliseconds (1,000): while the clock ends none, the same day on any machine

    The shared data are looked for in ../shared/data beside the repository; what is not there is said and not measured.
    """;

var what = args.FirstOrDefault() ?? "all";
try
{
    var rest = args.Skip(1).ToArray();
    switch (what)
    {
        case "routing" when rest.Contains("--hours"):
            return RecordHunt.Run(new Arguments(rest, "hours", "seconds", "out", "threads", "seed", "match"), Console.Out, Console.Error);
        case "routing":
            return RoutingBench.Run(new Arguments(rest, "seconds", "out", "threads", "seed", "match"), Console.Out, Console.Error);
        case "routing-check":
            return RoutingCheck.Run(new Arguments(rest), Console.Out, Console.Error);
        case "routing-growth":
            return GrowthBench.Run(new Arguments(rest, "seconds", "most", "threads", "seed", "out", "curve"), Console.Out);
        case "routing-rich":
            return RichBench.Run(new Arguments(rest, "seconds", "seed"), Console.Out);
        case "day":
            return DayBench.Run(new Arguments(rest, "couriers", "runs", "seed", "iterations", "ms", "threads", "fairness", "out"), Console.Out);
        case "routing-peers":
            throw new ArgumentException("routing-peers is a program of its own: start it with bin/bench routing-peers.");
        case "web" or "sync" or "streets" or "addresses" or "insertion" or "all":
            await Product.Run(what, Console.Out);
            return 0;
        case "-h" or "--help" or "help":
            Console.WriteLine(Usage);
            return 0;
        default:
            Console.Error.WriteLine($"bench does not know '{what}'.\n\n{Usage}");
            return 2;
    }
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
