namespace CultivatedLand.Web.Security.Authentication;

/// <summary>Names of the authentication schemes: the ways in which a request says who makes it.</summary>
internal static class SchemeNames
{
    /// <summary>Scheme of every endpoint. It asks the others in turn.</summary>
    public const string Request = "Request";

    /// <summary>Scheme of the session cookie.</summary>
    public const string Session = "Session";

    /// <summary>Scheme of the host's own token and of the tokens of accounts.</summary>
    public const string Token = "Token";

    /// <summary>Scheme of the platform in front of the host, which signs people in by itself.</summary>
    public const string Platform = "Platform";
}
