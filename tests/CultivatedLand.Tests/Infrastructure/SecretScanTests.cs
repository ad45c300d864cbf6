using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Infrastructure;

public class SecretScanTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra");

    private static IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".azure")
            )
            .Append(Path.Combine(Folder, "..", "azure.yaml"));

    [Fact]
    public void No_file_of_a_deployment_holds_a_secret_or_names_an_account() =>
        Assert.Empty(Files.SelectMany(file => SecretScan.Findings(Path.GetRelativePath(Folder, file), File.ReadAllText(file))));

    [Fact]
    public void The_scan_reads_the_files_that_matter() =>
        Assert.Superset(
            new HashSet<string>
            {
                "main.bicep",
                "main.bicepparam",
                "china.bicepparam",
                "azure.yaml",
                "settings.bicep",
                "roles.bicep",
                "README.md",
            },
            Files.Select(Path.GetFileName).ToHashSet()!
        );

    [Theory]
    [InlineData("param key = 'SG.0123456789abcdefABCDEF.x'", "a SendGrid key")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b", "a storage account's key")]
    [InlineData("https://a.blob.example.com/c?sv=1&sig=abc", "a shared access signature")]
    [InlineData("-----BEGIN PUBLIC KEY-----", "a private or public key")]
    [InlineData("token: eyJhbGciOiJSUzI1NiIsInR5cCI6", "a token")]
    [InlineData("SendGrid__ApiKey: 'anything'", "a value given to a secret")]
    [InlineData("param operatorId = '11111111-2222-3333-4444-555555555555'", "an id of a tenant, subscription or identity")]
    [InlineData("param alertEmail = 'somebody@qinghe.gov.cn'", "an address of a real domain")]
    public void What_must_not_be_written_down_is_found(string line, string found) =>
        Assert.Equal([$"a.bicep:2: {found}"], SecretScan.Findings("a.bicep", "\n" + line));

    [Theory]
    [InlineData("ApiToken: secretOf(vaultUri, 'ApiToken')")]
    [InlineData("var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'")]
    [InlineData("resource site 'Microsoft.Web/sites@2024-04-01' = {")]
    [InlineData("param alertEmail = readEnvironmentVariable('LAND_ALERT_EMAIL', 'operations@example.cn')")]
    public void What_a_deployment_needs_is_left_alone(string line) => Assert.Empty(SecretScan.Findings("a.bicep", line));

    [Theory]
    [InlineData("ApiToken")]
    [InlineData("SendGrid__ApiKey")]
    [InlineData("SendGrid__WebhookPublicKey")]
    public void The_app_gets_its_secrets_from_the_vault(string setting) =>
        Assert.Matches(
            $@"(?m)^\s+{setting}: secretOf\(vaultUri, '\w+'\)$",
            File.ReadAllText(Path.Combine(Folder, "modules", "settings.bicep"))
        );
}
