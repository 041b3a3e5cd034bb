using System.Globalization;

namespace Couree.Bench.Routing.Growth;

/// <summary>The most memory in use while something ran: managed (looked at every 20 ms) and of the whole process (as Linux keeps it).</summary>
internal sealed class Memory : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _watch;
    private long _managed;

    public Memory()
    {
        GC.Collect();
        try
        {
            if (File.Exists("/proc/self/clear_refs")) File.WriteAllText("/proc/self/clear_refs", "5");   // the peak begins anew
        }
        catch (IOException)
        {
            Console.Error.WriteLine("The kernel does not let the peak begin anew: process peaks are those since the start.");
        }
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    public double ManagedMegabytes => _managed / 1e6;

    public static double ProcessMegabytes
    {
        get
        {
            if (!File.Exists("/proc/self/status")) return Environment.WorkingSet / 1e6;
            var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _watch.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        while (!_stop.Token.WaitHandle.WaitOne(20)) _managed = Math.Max(_managed, GC.GetTotalMemory(false));
    }
}
