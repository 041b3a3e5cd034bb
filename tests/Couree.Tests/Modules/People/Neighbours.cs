using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Couree.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.People;

/// <summary>The small gestures of the people tests.</summary>
internal static class Neighbours
{
    public const string Password = "bonjour-lille";

    public static Task<HttpResponseMessage> Post(this HttpClient browser, string url, params (string Name, string Value)[] fields) =>
        browser.PostAsync(url, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));

    public static Task<HttpResponseMessage> SignIn(this HttpClient browser, string email, string password = Password, string back = "/people/me") =>
        browser.Post("/people/sign-in", ("Email", email), ("Password", password), ("Back", back));

    /// <summary>A confirmed person, planted as the seed plants.</summary>
    public static async Task<PersonId> Settle(this TestCouree couree, string firstName, bool steward = false)
    {
        await using var scope = couree.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<IPlantPeople>().Plant(firstName, "Dubois", $"{firstName}@couree.example", Password, steward, "", "");
        await scope.ServiceProvider.GetRequiredService<CoureeDb>().SaveChangesAsync();
        return id;
    }

    /// <summary>What was announced, as the reactions will read it, in order.</summary>
    public static async Task<IReadOnlyList<T>> Announced<T>(this TestCouree couree) where T : IEvent
    {
        var name = typeof(T).FullName;
        var bodies = await couree.Read(db => db.Set<OutboxRow>().Where(r => r.Event == name).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Select(r => new { r.Reaction, r.Body }).ToListAsync());
        return [.. bodies.GroupBy(b => b.Reaction).FirstOrDefault()?.Select(b => JsonSerializer.Deserialize<T>(b.Body, Json.Options)!) ?? []];
    }

    public static async Task<string> Text(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static string Key(string link) => Regex.Match(link, "key=([A-Za-z0-9_-]+)").Groups[1].Value;
}
