using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Couree.Tests.Proofs;
using Couree.Walks;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(WalkFixture))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Couree.Walks;

/// <summary>The built app as a real process with the village in it, and a real Chromium to walk it.</summary>
public class WalkFixture : IAsyncLifetime
{
    /// <summary>Milliseconds. Short of the 20 s after which a phone asks by itself: what comes live must come live.</summary>
    public const int Patience = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("couree-walk-").FullName;
    private readonly List<IBrowserContext> _opened = [];
    private string? _walk;
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The server's own address; phones go through a <see cref="Relay"/> of theirs when their network is to be cut.</summary>
    public Uri Address { get; } = new($"http://localhost:{FreePort()}");

    public string Database => Path.Combine(_folder, "data", "couree.db");

    /// <summary>The connection string of a database of its own; null for the one file of SQLite.</summary>
    protected virtual Task<string?> Postgres() => Task.FromResult<string?>(null);

    private static BrowserTypeLaunchPersistentContextOptions Chromium => new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("COUREE_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
        Locale = "fr-FR",
        TimezoneId = "Europe/Paris",
    };

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _server = Start(await Postgres());
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.ExecutablePath, Args = Chromium.Args });
        using var http = new HttpClient();
        for (var wait = 0; ; wait++)
            try
            {
                if ((await http.GetAsync(new Uri(Address, "/health/ready"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (wait < 300 && !_server.HasExited)
            {
                await Task.Delay(100);
            }
    }

    /// <summary>A person with a browser of their own, closed when the next walk begins: live pages of walks that are over would eat the machine.</summary>
    public async Task<IPage> Visitor(int width = 1280, int height = 800, bool withScripts = true, string? language = null)
    {
        await CloseOthers();
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = withScripts,
        });
        context.SetDefaultTimeout(Patience);
        lock (_opened) _opened.Add(context);
        if (language is not null) await context.AddCookiesAsync([new() { Name = "language", Value = language, Url = Address.ToString() }]);
        return await context.NewPageAsync();
    }

    private async Task CloseOthers()
    {
        List<IBrowserContext> over = [];
        lock (_opened)
        {
            var walk = TestContext.Current.Test!.UniqueID;
            if (walk == _walk) return;
            _walk = walk;
            over.AddRange(_opened);
            _opened.Clear();
        }
        foreach (var context in over) await context.DisposeAsync();
    }

    /// <summary>Pictures for whoever asks: COUREE_SHOTS names a folder.</summary>
    public async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("COUREE_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>A phone whose memory outlives its app: the same folder again is the same phone.</summary>
    public async Task<IBrowserContext> Phone(string name, Uri address, int width = 360, int height = 740)
    {
        var options = Chromium;
        options.BaseURL = address.ToString();
        options.ViewportSize = new() { Width = width, Height = height };
        options.HasTouch = true;
        var phone = await _playwright!.Chromium.LaunchPersistentContextAsync(Path.Combine(_folder, "phones", name), options);
        phone.SetDefaultTimeout(Patience);
        return phone;
    }

    /// <summary>Signs a villager in and lands on a page.</summary>
    public static async Task SignIn(IPage page, string firstname, string then)
    {
        await page.GotoAsync("/people/sign-in?back=" + Uri.EscapeDataString(then));
        await page.Locator("input[name=Email]").FillAsync($"{firstname}@couree.example");
        await page.Locator("input[name=Password]").FillAsync("bonjour-lille");
        await page.Locator("input[name=Password]").PressAsync("Enter");
        await page.Arrives(Regex.Escape(then));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var opened in _opened) await opened.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(string? postgres)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { ServerProcess.AsBuilt, "--urls", Address.ToString().TrimEnd('/') }) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["Couree__Data"] = Path.Combine(_folder, "data");
        start.Environment["Couree__Database__Postgres"] = postgres ?? "";
        start.Environment["Couree__PublicUrl"] = Address.ToString().TrimEnd('/');
        start.Environment["Couree__StrictPerMinute"] = "100000";
        start.Environment["Couree__PasswordIterations"] = "1000";
        start.Environment["Couree__Delivery__UndoSeconds"] = "3";
        start.Environment["Couree__Clock"] = TuesdayMorning().ToString("O");
        var server = Process.Start(start)!;
        var log = Environment.GetEnvironmentVariable("COUREE_SHOTS") is { Length: > 0 } shots ? TextWriter.Synchronized(new StreamWriter(Path.Combine(shots, $"house-{Address.Port}.log")) { AutoFlush = true }) : TextWriter.Null;
        server.OutputDataReceived += (_, said) => log.WriteLine(said.Data);
        server.ErrorDataReceived += (_, said) => { if (said.Data is not null) Console.Error.WriteLine(said.Data); };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    /// <summary>Ten in the morning of the next Tuesday that is no holiday: shops open or about to, couriers on their bikes, whatever the hour of the walk.</summary>
    private static DateTimeOffset TuesdayMorning()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var morning = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), paris).Date.AddDays(1).AddHours(10);
        while (morning.DayOfWeek != DayOfWeek.Tuesday || Holidays.Contains((morning.Month, morning.Day))) morning = morning.AddDays(1);
        return new DateTimeOffset(morning, paris.GetUtcOffset(morning));
    }

    /// <summary>Those that can be a Tuesday.</summary>
    private static readonly (int Month, int Day)[] Holidays = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
