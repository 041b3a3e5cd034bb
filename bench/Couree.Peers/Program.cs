using Couree.Bench;
using Couree.Bench.Routing;
using Couree.Peers;
using RouteSolver;

// bench routing-peers: each instance solved by the RouteSolver, then by Google OR-Tools, in the same seconds and on as many threads;
// both answers are judged by the definition.
try
{
    var typed = new Arguments([.. args.Skip(1)], "seconds", "threads", "seed", "match", "out");
    var (seconds, threads) = (typed.Number("seconds", 10, 0.1, 86_400), typed.Whole("threads", 2, 1, 64));
    var files = RoutingBench.Files(typed.Folder(RoutingBench.SharedInstances), typed.Text("match"));
    var target = typed.Text("out") ?? Path.Combine(Machine.RepositoryRoot, "artifacts", "peers");
    var (best, ours, theirs, failed) = (new BestKnown(), new Summary(), new Summary(), files.Count == 0);
    foreach (var who in (string[])["routesolver", "ortools"]) Directory.CreateDirectory(Path.Combine(target, who));
    Console.WriteLine("solver," + RoutingBench.Header);
    foreach (var file in files)
    {
        var name = Path.GetFileNameWithoutExtension(file) + ".sol";
        var options = new SolverOptions { Seed = typed.Whole("seed", 1, 0, int.MaxValue), Searches = threads };
        var mine = Path.Combine(target, "routesolver", name);
        Tell("routesolver", mine, Attempt.Make(file, mine, seconds, 0, options), ours);

        var instance = InstanceFile.Read(file);
        var (routes, spent) = OrTools.Solve(instance, seconds, threads);
        var its = Path.Combine(target, "ortools", name);
        SolutionFile.Write(its, routes);
        if (routes.Count > 0) Tell("ortools", its, new Attempt(instance, routes, instance.Distance(routes), spent, 0), theirs);
        else Console.Error.WriteLine($"{instance.Name}: OR-Tools found no solution in {seconds} s");

        void Tell(string who, string solution, Attempt attempt, Summary summary)
        {
            Console.WriteLine($"{who},{RoutingBench.Line(attempt, best.Of(file))}");
            if (RoutingBench.Judge(file, solution, Console.Error) is null) failed = true;
            else summary.Add(attempt, best.Of(file));
        }
    }
    Console.Error.WriteLine("\nRouteSolver");
    ours.Write(Console.Error);
    Console.Error.WriteLine("\nGoogle OR-Tools");
    theirs.Write(Console.Error);
    return failed ? 1 : 0;
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
