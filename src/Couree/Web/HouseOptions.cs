namespace Couree.Web;

/// <summary>Section "Couree" of appsettings.json, or `Couree__…` environment variables. Documented in docs/operate/configuration.md.</summary>
public sealed class HouseOptions
{
    /// <summary>Where the file database, photos, mails of the demo and imported streets and addresses live.</summary>
    public string Data { get; set; } = "";
    public DatabaseOptions Database { get; set; } = new();
    public MailOptions Mail { get; set; } = new();
    public TerritoryOptions Territory { get; set; } = new();

    /// <summary>The address people use, for links in mails: "https://couree.example.org".</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Where people get the source of the version in service (AGPL, section 13); empty: `/source` says that the host owes it.</summary>
    public string SourceUrl { get; set; } = "";

    /// <summary>Tries a minute and an address at sign-in, sign-up and reset.</summary>
    public int StrictPerMinute { get; set; } = 20;

    /// <summary>Requests of any kind a minute and an address; this machine itself is not counted.</summary>
    public int GentlePerMinute { get; set; } = 1200;

    /// <summary>Live pages (server-sent events) that one address may hold open at once.</summary>
    public int StreamsPerAddress { get; set; } = 100;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password (OWASP, 2023: 210,000). About 0.15 s of CPU; tests use fewer.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>
    /// Months after a delivery or a pick-up at which its contact details go: a guest's, a recipient's, and what proved it. At least one.
    /// The books stay (docs/decisions/0016-retention.md).
    /// </summary>
    public int ContactMonths { get; set; } = 12;

    /// <summary>In the Demo environment only: the instant at which the house's clock starts, "2026-12-01T10:00:00+01:00"; it runs on from there.</summary>
    public DateTimeOffset? Clock { get; set; }

    public string DataFolder { get; set; } = "";

    public string In(params string[] path) => Path.Combine([DataFolder, .. path]);

    public sealed class DatabaseOptions
    {
        /// <summary>An Npgsql connection string; empty means the one-file SQLite store.</summary>
        public string? Postgres { get; set; }
    }

    public sealed class MailOptions
    {
        /// <summary>SMTP host; empty means mails are written to `data/mail/`.</summary>
        public string? Host { get; set; }
        public int Port { get; set; } = 587;
        public string? User { get; set; }
        public string? Password { get; set; }
        public string From { get; set; } = "Courée <bonjour@couree.example>";
    }

    public sealed class TerritoryOptions
    {
        public string Name { get; set; } = "Lille";
        public string Zone { get; set; } = "Europe/Paris";
        public double Lat { get; set; } = 50.6333;
        public double Lon { get; set; } = 3.0633;
    }
}
