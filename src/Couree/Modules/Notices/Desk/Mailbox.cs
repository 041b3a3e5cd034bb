using System.Text.Json;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Notices.Post;
using Couree.Web;

namespace Couree.Modules.Notices.Desk;

/// <summary>The demo's mails, read back from `data/mail/`.</summary>
internal sealed partial class Mailbox(HouseOptions house)
{
    public IReadOnlyList<WrittenMail> Latest(int limit) => !Directory.Exists(house.In("mail")) ? [] :
        [.. Directory.EnumerateFiles(house.In("mail"), "*.json").OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Take(limit).Select(Read)];

    public WrittenMail? Find(string name) => PlainName().IsMatch(name) && File.Exists(house.In("mail", name + ".json")) ? Read(house.In("mail", name + ".json")) : null;

    /// <summary>Throws away what lies here for an address: its owner has left.</summary>
    public void Forget(string to)
    {
        foreach (var mail in Latest(int.MaxValue).Where(m => m.To.Equals(to, StringComparison.OrdinalIgnoreCase)))
            foreach (var kind in new[] { ".json", ".eml" }) File.Delete(house.In("mail", mail.Name + kind));
    }

    private static WrittenMail Read(string file) => JsonSerializer.Deserialize<WrittenMail>(File.ReadAllText(file), Json.Options)!;

    [GeneratedRegex("^[0-9a-f-]{1,80}$")]
    private static partial Regex PlainName();
}
