using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Couree.Database;
using Couree.Kernel;
using Couree.Outbox;
using Couree.Web;
using Couree.Web.Reference;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Couree;

/// <summary>What stands before the rooms: configuration, the shared services and the order of the doors.</summary>
internal static class House
{
    public static WebApplicationBuilder Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var house = Options(builder);
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
        });
        services.AddSingleton(house);
        services.TryAddSingleton(Time(house, builder.Environment));
        services.AddSingleton(sp => new Clock(sp.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById(house.Territory.Zone)));
        services.AddSingleton<Live>();
        services.AddSingleton<Photos>();
        var reactions = Reactions.Of(typeof(House).Assembly);
        services.AddSingleton(reactions);
        foreach (var reaction in reactions.All) services.AddScoped(reaction);
        services.AddSingleton<OutboxWorker>();
        services.AddHostedService(sp => sp.GetRequiredService<OutboxWorker>());
        services.AddSingleton<Tidying>();
        services.AddHostedService(sp => sp.GetRequiredService<Tidying>());
        services.AddSingleton<Perform>();
        services.AddScoped<ActorSlot>();
        services.AddScoped(sp => sp.GetRequiredService<ActorSlot>().Actor);
        services.AddUseCases();
        services.AddSingleton<Seeds.Freshness>();
        services.AddSingleton<IPrepare, Seeds.PlantVillage>();
        services.AddHostedService<Seeds.Welcome>();
        // Accents stay letters: pages are UTF-8, smaller and readable in their source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddValidation(SpokenValidation.Use);
        services.AddSingleton<IProblemDetailsService, ShapeProblems>();
        // What cannot be read is answered like everything else (see Errors), not with an empty 400.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => JsonShape.Require(Json.Configure(json.SerializerOptions)));
        // Behind a reverse proxy on this machine, the visitor's address and https come in its headers; nobody else is believed.
        services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.AddSingleton<ApiReader>();
        services.AddHouseLimits();
        // Whoever restarts the house waits no longer for a request that does not end.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(4));
        return builder;
    }

    public static HouseOptions Options(WebApplicationBuilder builder)
    {
        var house = builder.Configuration.GetSection("Couree").Get<HouseOptions>() ?? new HouseOptions();
        house.DataFolder = Path.GetFullPath(house.Data.Length > 0 ? house.Data : Path.Combine(RepositoryRoot() ?? Directory.GetCurrentDirectory(), "data"));
        Directory.CreateDirectory(house.DataFolder);
        return house;
    }

    /// <summary>The real time; in the demo, walks and shows may begin at an hour of their choice, so that shops are open at night too.</summary>
    private static TimeProvider Time(HouseOptions house, IHostEnvironment environment) => house.Clock switch
    {
        null => TimeProvider.System,
        { } startsAt when environment.IsEnvironment("Demo") => new ShiftedTime(TimeProvider.System, startsAt),
        _ => throw new InvalidOperationException("Couree:Clock puts the clock of a demo at another hour. Outside the Demo environment the house only knows the real time: remove it."),
    };

    public static void UseDoors(WebApplication app)
    {
        app.Services.GetRequiredService<Live>().Closing = app.Lifetime.ApplicationStopping;
        app.UseForwardedHeaders();
        app.Use(new RequestLog(app.Services.GetRequiredService<ILoggerFactory>()).Write);
        app.UseResponseCompression();
        app.Use(Security.Guard);
        app.Use(Speak);
        app.Use(Errors.Catch);
        app.Use(Legible.Check);
        app.UseRouting();
        app.UseRateLimiter();
        app.Use(SameOrigin.Check);
        app.Use(Recognise);
        app.Use(Doors.Knock);
    }

    /// <param name="fresh">`--fresh`, in the demo only: everything is thrown away first</param>
    public static async Task OpenStore(WebApplication app, bool fresh)
    {
        if (fresh && !app.Environment.IsEnvironment("Demo")) throw new HouseStaysClosed("--fresh throws everything away: only the demo takes it.");
        try
        {
            if (fresh) await Store.Forget(app.Services);
            await Store.Prepare(app.Services);
        }
        catch (Exception failure) when (Store.WhyClosed(failure) is { } said)
        {
            throw new HouseStaysClosed($"PostgreSQL n’ouvre pas ({said}) : démarrez-le, ou corrigez Couree__Database__Postgres ou --postgres. / PostgreSQL does not open: start it, or mend Couree__Database__Postgres or --postgres.");
        }
    }

    public static async Task Prepare(WebApplication app)
    {
        foreach (var step in app.Services.GetServices<IPrepare>().OrderBy(s => s.Order)) await step.Prepare(CancellationToken.None);
    }

    private static Task Speak(HttpContext http, RequestDelegate next)
    {
        var language = Rooms.LanguageOf(http);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Words.Culture(language);
        http.Response.Headers.ContentLanguage = language;
        http.RequestServices.GetRequiredService<ActorSlot>().Actor = Actor.Visitor(language);
        return next(http);
    }

    private static async Task Recognise(HttpContext http, RequestDelegate next)
    {
        // Without a cookie nobody can be recognised: no need to open the store.
        if (http.GetEndpoint() is not null && http.Request.Headers.Cookie.Count > 0 && http.RequestServices.GetService<IRecognise>() is { } people && await people.Who(http) is { } who)
            http.RequestServices.GetRequiredService<ActorSlot>().Actor = who;
        await next(http);
    }

    private static string? RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Couree.slnx"))) return folder.FullName;
        return null;
    }
}

/// <summary>Implemented by People: who is behind the session cookie of this request, null for a visitor.</summary>
internal interface IRecognise
{
    Task<Actor?> Who(HttpContext http);
}

/// <summary>Something a room does once at start, after the schema is right and before the doors open.</summary>
internal interface IPrepare
{
    /// <summary>Guards that may refuse to start come first (−10), then files (0), then the village (10).</summary>
    int Order => 0;

    Task Prepare(CancellationToken stop);
}

/// <summary>A reason not to open the doors, for whoever hosts: told on the error stream, exit code 78 (EX_CONFIG of sysexits.h).</summary>
internal sealed class HouseStaysClosed(string why) : Exception(why)
{
    public const int ExitCode = 78;
}
