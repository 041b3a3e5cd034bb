using System.Globalization;

namespace Couree.Bench.Day;

/// <summary><c>bench day</c>: the same day in Lille lived through by three policies (four with a fair one).</summary>
internal static class DayBench
{
    public static int Run(Arguments typed, TextWriter output)
    {
        var (couriers, count, seed) = (typed.Whole("couriers", 10, 1, 50), typed.Whole("runs", 400, 1, 5_000), typed.Whole("seed", 1, 0, int.MaxValue));
        var (iterations, threads) = (typed.Whole("iterations", 2_000, 0, 100_000_000), typed.Whole("threads", 2, 1, 64));
        var most = TimeSpan.FromMilliseconds(typed.Whole("ms", 1_000, 1, 60_000) - 20);   // building the problem takes the rest
        var fairness = typed.Whole("fairness", 0, 0, 1_000_000);
        var folder = Machine.SharedFolder is { } shared ? Path.Combine(shared, "data", "lille") : throw new ArgumentException("The day needs the shared data beside the repository.");
        var dice = new Random(seed);
        var town = Lille.Read(folder, dice);
        var runs = Orders.Of(town, count, dice);
        output.WriteLine($"{couriers} couriers, {runs.Count} runs ({string.Join(", ", runs.CountBy(run => run.Kind).Select(kind => $"{kind.Value} {kind.Key}"))}); {town.Kitchens.Length} kitchens, {town.Shops.Length} shops, {town.Customers.Length} customers' doors; seed {seed}");
        var policies = new List<IPolicy> { new NearestCourier(), new CheapestInsertion(), new Replanning(iterations, most, threads, 0, "re-planned by the solver") };
        if (fairness > 0) policies.Add(new Replanning(iterations, most, threads, fairness, $"re-planned, fairness {fairness}"));
        var days = policies.ConvertAll(policy =>
        {
            var day = new Replay(town, couriers);
            day.Live(runs, policy);
            Tell(output, policy, day, runs.Count);
            return (policy, day);
        });
        if (typed.Text("out") is { } file) File.WriteAllText(file, DayDrawing.Draw(days, runs, couriers));
        return days.All(one => one.day.Tally.Count == runs.Count) ? 0 : 1;
    }

    private static void Tell(TextWriter output, IPolicy policy, Replay day, int runs)
    {
        var loads = day.Couriers.ConvertAll(courier => courier.Hardship / ((courier.Shift.To - courier.Shift.From) / 3600.0));
        var hours = day.Couriers.ConvertAll(courier => courier.RiddenSeconds / 3600.0);
        double[] times = [.. day.Milliseconds.Order()];
        output.WriteLine($"\n{policy.Name}{(day.Tally.Count < runs ? $": {runs - day.Tally.Count} RUNS NEVER DELIVERED" : "")}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {day.Couriers.Sum(courier => courier.Metres) / 1000.0:0.0} km, {day.Couriers.Sum(courier => courier.RiddenSeconds) / 60:0} minutes ridden"));
        output.WriteLine($"  {day.Tally.Lateness()}");
        output.WriteLine($"  {day.Tally.OnBoard()}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  hours ridden: {Spread.Of(hours)}; hardship points per hour of shift: {Spread.Of(loads)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {times.Length} plans: p50 {Tally.Percentile(times, 0.5):0.0} ms, p99 {Tally.Percentile(times, 0.99):0.0} ms, worst {times.DefaultIfEmpty().Max():0.0} ms{(policy is Replanning { CutShort: > 0 } cut ? $"; {cut.CutShort} ended by the clock" : "")}"));
    }
}
