namespace CultivatedLand.Casework.Accounts;

/// <summary>Turns passwords into hashes that are safe to keep.</summary>
public interface IPasswords
{
    string Hash(string password);

    PasswordCheck Check(string hash, string password);
}

public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, and hashed in a way that is no longer the best: hash it again.</summary>
    RightButOutdated,
}
