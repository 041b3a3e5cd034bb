using Couree.Bench;

const string Usage = """
    bench web          the server as a process on one core: pages, checkout, board, a courier's 50 commands, beside a bare "hello"
    bench sync         a courier's 50 commands alone: on a usual round and on one of 150 doors
    bench streets      reading a town, routes and 100 × 100 matrices, beside plain Dijkstra
    bench addresses    a million addresses: import, memory, each keystroke
    bench insertion    an insertion into a live plan of 300 stops
    bench all          everything

    The shared data are looked for in ../shared/data beside the repository; what is not there is said and not measured.
    """;

var what = args.FirstOrDefault() ?? "all";
if (what is "-h" or "--help" or "help" || !new[] { "web", "sync", "streets", "addresses", "insertion", "all" }.Contains(what))
{
    Console.WriteLine(Usage);
    return what is "-h" or "--help" or "help" ? 0 : 2;
}
Machine.Describe(Console.Out);
var shared = Machine.SharedFolder;
if (what is "web" or "all") await WebBench.Run(Console.Out);
if (what is "sync") await SyncBench.Run(Console.Out);
if (what is "streets" or "all") StreetsBench.Run(Console.Out, shared is null ? null : Path.Combine(shared, "data"));
if (what is "addresses" or "all") AddressBench.Run(Console.Out, shared);
if (what is "insertion" or "all") InsertionBench.Run(Console.Out);
return 0;
