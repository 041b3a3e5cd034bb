using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Couree.Tests.Proofs;

/// <summary>The built app as a process of its own, as people run it: it can be killed, weighed and listened to.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>A crowded machine may keep a start waiting long; this long is never a start any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly StringBuilder _said = new();
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, Stopwatch since) => (_process, Address, Since) = (process, address, since);

    public Uri Address { get; }

    /// <summary>Running since the process was asked for.</summary>
    public Stopwatch Since { get; }

    public int Id => _process.Id;

    /// <summary>Processor time it has taken so far, on all cores together.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            if (_process.HasExited) throw new InvalidOperationException($"the server ended by itself ({_process.ExitCode}):\n{Said}");
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>How long one of its threads at most was ready to run while other programs had the processors (Linux; zero elsewhere).</summary>
    public TimeSpan Queued => !Directory.Exists($"/proc/{Id}/task") ? TimeSpan.Zero : TimeSpan.FromTicks(Directory.GetDirectories($"/proc/{Id}/task")
        .Select(thread => Path.Combine(thread, "schedstat")).Where(File.Exists)
        .Max(thread => long.Parse(File.ReadAllText(thread).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)) / 100);

    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    /// <summary>Resident memory in bytes, as the kernel counts it; the highest since the start when asked.</summary>
    public long Memory(bool highest = false) => 1024 * long.Parse(File.ReadLines($"/proc/{Id}/status").First(l => l.StartsWith(highest ? "VmHWM:" : "VmRSS:", StringComparison.Ordinal))
        .Split(':')[1].Replace("kB", "").Trim(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The application in its own output folder, as bin/demo starts it: built with the same configuration as whoever asks.</summary>
    public static string AsBuilt
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var root = output;
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "Couree.slnx"))) root = root.Parent;
            return Path.Combine(root?.FullName ?? throw new InvalidOperationException("run it from the repository"), "src", "Couree", "bin", output.Parent!.Name, output.Name, "Couree.dll");
        }
    }

    /// <param name="folder">its data</param>
    /// <param name="before">a program that starts it, "taskset -c 0" for instance</param>
    public static ServerProcess Start(string folder, int port, string? postgres = null, string? server = null, string[]? before = null, params (string Name, string Value)[] environment)
    {
        string[] command = [.. before ?? [], "dotnet", server ?? AsBuilt, "--urls", $"http://127.0.0.1:{port}"];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["Couree__Data"] = folder;
        start.Environment["Couree__Database__Postgres"] = postgres ?? "";
        start.Environment["Couree__PublicUrl"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var since = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("the server does not start");
        var running = new ServerProcess(process, new Uri($"http://127.0.0.1:{port}"), since);
        process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until the path answers 200; answers how long after the start that was.</summary>
    public async Task<TimeSpan> Answers(string path = "/health/ready")
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = Patience };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        while (Since.Elapsed < Patience)
        {
            if (_process.HasExited) throw new InvalidOperationException("the server ended by itself:\n" + Said);
            try
            {
                using var answer = await http.GetAsync(path);
                if (answer.IsSuccessStatusCode) return Since.Elapsed;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
        throw new TimeoutException("the server does not answer:\n" + Said);
    }

    /// <summary>SIGKILL: no goodbye, nothing flushed.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as systemd and Ctrl-C ask; answers how long it took to leave, and with which code.</summary>
    public async Task<(TimeSpan Took, int Code)> Leave()
    {
        var since = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return (since.Elapsed, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
    }
}
