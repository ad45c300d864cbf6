using System.Security.Cryptography;

namespace CultivatedLand.Local.Hosting;

/// <summary>The data folder of a host: everything it keeps, and everything an operator drops in or takes out.</summary>
public sealed record HostDataFolder(string Path)
{
    public string Inbox => In("inbox");

    public string Done => In("done");

    public string Rejected => In("rejected");

    public string Mail => In("mail");

    public string Keys => In("keys");

    /// <summary>Where the running host can be reached, for the command line.</summary>
    public string Address => In("address");

    public string Token => In("admin.token");

    /// <summary>Creates what is missing.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Prepare()
    {
        foreach (var folder in new[] { Path, Inbox, Done, Rejected, Mail, Keys })
            Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The administrator's token; made on first start, readable by the owner alone.</summary>
    public string AdminToken()
    {
        if (File.Exists(Token) && File.ReadAllText(Token).Trim() is { Length: >= 32 } known)
            return known;

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(Token, options);
        writer.WriteLine(token);
        return token;
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
