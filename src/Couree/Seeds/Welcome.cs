using System.Text.RegularExpressions;
using Couree.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Couree.Seeds;

/// <summary>Prints, once the doors are open, where to go; in the demo, who to be.</summary>
internal sealed partial class Welcome(IHostApplicationLifetime lifetime, IHostEnvironment environment, IServer server, HouseOptions house) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsEnvironment("Demo")) lifetime.ApplicationStarted.Register(Say);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The addresses that are really listened on, as a browser on this machine writes them: "any address" is nobody's.</summary>
    internal static IReadOnlyList<string> Reachable(IEnumerable<string> addresses) =>
        [.. addresses.Select(a => AnyAddress().Replace(a.TrimEnd('/'), "://localhost")).Distinct()];

    [GeneratedRegex(@"://(?:\[::\]|0\.0\.0\.0|\*|\+)(?=:|$)")]
    private static partial Regex AnyAddress();

    private void Say()
    {
        // No address, no door to announce: the house runs in process, under test.
        if (server.Features.Get<IServerAddressesFeature>() is not { Addresses.Count: > 0 } doors) return;
        var open = Reachable(doors.Addresses);
        var village = VillageFile.Read();
        Console.WriteLine($"""

            Courée is open: {string.Join(" and ", open)}
              what can I do near me     {open[0]}/
              one basket across shops   {open[0]}/market/basket
              the couriers' board       {open[0]}/delivery/braquets/board
              the courier's app         {open[0]}/courier
              the mails of the village  {open[0]}/dev/mail
              the API                   {open[0]}/docs/api

            The people of the village sign in with the password {VillageFile.Password}
            """);
        foreach (var villager in village.People) Console.WriteLine($"  {villager.Email,-28}{villager.First} {villager.Last}, {villager.About}");
        Console.WriteLine("\nCtrl+C closes the doors. The data stays in " + house.DataFolder);
    }
}
