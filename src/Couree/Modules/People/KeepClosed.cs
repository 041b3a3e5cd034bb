using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>In production the house does not open with the village's people in it, whose passwords everyone knows, nor with a placeholder for a secret.</summary>
internal sealed partial class KeepClosed(IServiceScopeFactory scopes, IHostEnvironment environment, HouseOptions house, ILogger<KeepClosed> log) : IPrepare
{
    private const string Placeholder = "change-me";

    public async Task Prepare(CancellationToken stop)
    {
        if (!environment.IsProduction()) return;
        if (string.IsNullOrEmpty(house.Mail.Host)) NoPost(house.In("mail"));
        if (Uri.TryCreate(house.PublicUrl, UriKind.Absolute, out var url) && url.IsLoopback) NobodyComes(house.PublicUrl);
        if (Holds(house.Mail.Password) || Holds(house.Database.Postgres))
            throw new HouseStaysClosed($"Le mot de passe « {Placeholder} » est encore dans la configuration : remplacez-le (Couree__Mail__Password, Couree__Database__Postgres). / The placeholder password \"{Placeholder}\" is still configured: replace it.");
        await using var scope = scopes.CreateAsyncScope();
        var invented = await scope.ServiceProvider.GetRequiredService<CoureeDb>().Set<Person>().CountAsync(p => p.IsDemo && p.ForgottenAt == null, stop);
        if (invented > 0)
            throw new HouseStaysClosed($"Cette base contient {invented} personnes de la démonstration, dont tout le monde connaît le mot de passe : partez d’une base vide. / This store holds {invented} people of the demo, whose password everyone knows: start from an empty store.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No mail server is configured (Couree:Mail:Host): mails are only written to {Folder}, and nobody receives them")]
    private partial void NoPost(string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Couree:PublicUrl is {Url}: the links in mails work on this machine only")]
    private partial void NobodyComes(string url);

    private static bool Holds(string? secret) => secret?.Contains(Placeholder, StringComparison.OrdinalIgnoreCase) == true;
}
