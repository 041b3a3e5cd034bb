using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Outbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Couree.Tests;

/// <summary>The whole app in process, on either engine, with a clock the test moves. Starts on Tuesday 9 June 2026, 10:00 in Lille.</summary>
public sealed class TestCouree : IAsyncDisposable
{
    private readonly Factory _factory;
    private readonly string _folder;
    private readonly string? _postgres;
    private bool _isGuest;

    private TestCouree(Factory factory, string folder, string? postgres, MovableTime time) =>
        (_factory, _folder, _postgres, Time) = (factory, folder, postgres, time);

    public MovableTime Time { get; }

    public IServiceProvider Services => _factory.Services;

    public string Folder => _folder;

    /// <summary>The test's own database when the engine is PostgreSQL.</summary>
    public string? Postgres => _postgres;

    /// <summary>A house with the village of the demo in it.</summary>
    public static Task<TestCouree> Village(Engine engine) => Start(engine, village: true);

    /// <summary>A house with nobody in it.</summary>
    public static Task<TestCouree> Empty(Engine engine) => Start(engine, village: false);

    private static async Task<TestCouree> Start(Engine engine, bool village)
    {
        var folder = Directory.CreateTempSubdirectory("couree-test-").FullName;
        var postgres = await TestStores.Give(engine, village, folder, async (at, connection) =>
        {
            await using var builder = new Factory(at, connection, village, new MovableTime());
            builder.Services.GetRequiredService<Clock>();
        });
        var time = new MovableTime();
        return new TestCouree(new Factory(folder, postgres, village, time), folder, postgres, time);
    }

    /// <summary>Another process of the same house, on the same store; to be closed first.</summary>
    public TestCouree Beside() => new(new Factory(_folder, _postgres, village: true, Time), _folder, _postgres, Time) { _isGuest = true };

    /// <summary>A browser without script: follows no redirect by itself, keeps its cookies.</summary>
    public HttpClient Browser()
    {
        var client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", "fr");
        return client;
    }

    /// <summary>A browser in which someone of the village has signed in, through the real form.</summary>
    public async Task<HttpClient> As(string firstname)
    {
        var browser = Browser();
        var answer = await browser.PostAsync("/people/sign-in", new FormUrlEncodedContent([new("Email", $"{firstname}@couree.example"), new("Password", "bonjour-lille")]));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther, $"{firstname} cannot sign in");
        return browser;
    }

    /// <summary>Runs a use case with retries, as an endpoint would.</summary>
    public Task<TResult> Do<TUseCase, TResult>(Func<TUseCase, Task<TResult>> deed) where TUseCase : notnull =>
        Services.GetRequiredService<Couree.Web.Perform>().Run(deed);

    /// <summary>Looks into the store.</summary>
    public async Task<T> Read<T>(Func<CoureeDb, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<CoureeDb>());
    }

    /// <summary>Runs every reaction that is due now, as the worker would; a reaction that fails fails the test.</summary>
    public async Task Settle()
    {
        while (await Services.GetRequiredService<OutboxWorker>().RunDue(CancellationToken.None) > 0) { }
        var failed = await Read(db => db.Set<OutboxRow>().Where(r => r.LastError != null && r.DoneAt == null).Select(r => r.Reaction + ": " + r.LastError).ToListAsync());
        failed.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (_isGuest) return;
        await TestStores.Drop(_postgres);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Factory(string folder, string? postgres, bool village, MovableTime time) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder host)
        {
            host.UseEnvironment(village ? "Demo" : "Test");
            host.UseSetting("Couree:Data", folder);
            host.UseSetting("Couree:Database:Postgres", postgres ?? "");
            host.UseSetting("Couree:StrictPerMinute", "100000");
            host.UseSetting("Couree:PasswordIterations", "1000");
            host.UseSetting("Couree:Delivery:ProposeMilliseconds", "300");
            host.ConfigureLogging(log => log.ClearProviders());
            host.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(time);
                // Tests run reactions themselves with Settle, and the desk by hand: nothing moves behind their back.
                foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.ReturnType is { } type && (type == typeof(OutboxWorker) || type == typeof(ProposalDesk))).ToList())
                    services.Remove(worker);
            });
        }
    }
}

/// <summary>Time that a test moves by hand.</summary>
public sealed class MovableTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 6, 9, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;

    public void Set(DateTime utc) => _now = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
