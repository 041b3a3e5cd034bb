using System.Runtime.InteropServices;

namespace Couree.Bench;

/// <summary>What the figures were measured on, to be read beside them.</summary>
internal static class Machine
{
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The folder with the data that the repository does not carry, or null.</summary>
    public static string? SharedFolder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared")) is var folder && Directory.Exists(folder) ? folder : null;

    public static void Describe(TextWriter output)
    {
        var model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
        output.WriteLine($"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000} GB; {RuntimeInformation.OSDescription}; .NET {Environment.Version}; load before the run {load}");
        output.WriteLine();
    }

    /// <summary>Seconds since this process began, the runtime's own start included: what a bench that counts everything must count.</summary>
    public static double SecondsSinceStart()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return Math.Max(0, (TimeProvider.System.GetUtcNow() - self.StartTime.ToUniversalTime()).TotalSeconds);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Couree.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("the bench runs inside the repository");
        return folder.FullName;
    }
}
