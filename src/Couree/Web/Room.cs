using System.Reflection;
using Couree.Kernel;

namespace Couree.Web;

/// <summary>What `Program.cs` asks of every room.</summary>
public interface IRoom
{
    static abstract void Add(IServiceCollection services, HouseOptions house);
    static abstract void Map(WebApplication app);
}

/// <summary>A use case: a sealed class named verb + noun with one public method `Do`, its first argument the actor. Found and registered by this mark.</summary>
public interface IUseCase;

internal static class Rooms
{
    public static void AddUseCases(this IServiceCollection services)
    {
        foreach (var useCase in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IUseCase).IsAssignableFrom(t)))
            services.AddScoped(useCase);
    }

    /// <summary>People bring their language in a cookie or in their browser's wish; French otherwise.</summary>
    public static string LanguageOf(HttpContext http)
    {
        if (http.Request.Cookies["language"] is "fr" or "en") return http.Request.Cookies["language"]!;
        foreach (var wish in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(w => w.Quality ?? 1))
        {
            if (wish.Value.StartsWith("fr", StringComparison.OrdinalIgnoreCase)) return "fr";
            if (wish.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return "en";
        }
        return "fr";
    }
}

/// <summary>Holds who is asking for the length of one request; endpoints and pages receive the <see cref="Actor"/> itself.</summary>
public sealed class ActorSlot
{
    public Actor Actor { get; set; } = Actor.Visitor("fr");
}
