{{- define "fairlead.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "fairlead.labels" -}}
app.kubernetes.io/name: fairlead
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Labels by which a part's pods are found: they never change. */}}
{{- define "fairlead.selector" -}}
app.kubernetes.io/name: fairlead
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "fairlead.image" -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ .image.repository }}:{{ .image.tag | default .version }}
{{- end }}
{{- end }}

{{- define "fairlead.platformImage" -}}
{{- include "fairlead.image" (dict "image" .Values.image "version" .Chart.AppVersion) }}
{{- end }}

{{- define "fairlead.rayImage" -}}
{{- include "fairlead.image" (dict "image" .Values.ray.image "version" .Chart.AppVersion) }}
{{- end }}

{{- define "fairlead.pullSecrets" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{/* Nothing in a container needs more than this. */}}
{{- define "fairlead.confined" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "fairlead.platform" -}}
{{ include "fairlead.name" . }}-platform
{{- end }}

{{- define "fairlead.ray" -}}
{{ include "fairlead.name" . }}-ray
{{- end }}

{{/* Ports at which the settings say that the database, the provider, S3 and traces are; and HTTPS. */}}
{{- define "fairlead.outwardPorts" -}}
{{- $ports := dict "443" true }}
{{- range splitList "," (regexFind "//[^/]+" .Values.database.url) }}
{{- $_ := set $ports (regexFind ":[0-9]+$" . | trimPrefix ":" | default "5432") true }}
{{- end }}
{{- range without (list .Values.oidc.issuer .Values.storage.s3.endpoint .Values.traces.endpoint) "" }}
{{- $named := regexFind ":[0-9]+$" (urlParse .).host | trimPrefix ":" }}
{{- $_ := set $ports ($named | default (ternary "443" "80" (hasPrefix "https:" .))) true }}
{{- end }}
{{- keys $ports | sortAlpha | join "," }}
{{- end }}

{{/* What the schema can't say, in words. */}}
{{- define "fairlead.check" -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" .Release.Name) }}
{{- fail (printf "release name: services and Ray clusters begin with a letter and have no dots, '%s' isn't so. Choose another name." .Release.Name) }}
{{- end }}
{{- if not (or .Values.tls.secretName .Values.tls.proxies) }}
{{- fail "tls: passwords and tokens would cross the network in plain text. Set tls.secretName to a certificate; or tls.proxies to the networks of the ingress controller that ends TLS." }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.tls.proxies) }}
{{- fail "tls.proxies: behind an ingress every visitor would seem to be the ingress. Set it to the networks of its pods, such as 10.0.0.0/8." }}
{{- end }}
{{- if and .Values.tls.agentCa.secretName (not .Values.tls.secretName) }}
{{- fail "tls.agentCa asks agents for certificates, which only TLS can. Set tls.secretName, too." }}
{{- end }}
{{- if and (gt (int .Values.platform.replicas) 1) (not .Values.storage.existingClaim) (ne .Values.storage.accessMode "ReadWriteMany") }}
{{- fail (printf "storage.accessMode: %d replicas share one volume, and %s lets one node have it. Choose ReadWriteMany, name a claim in storage.existingClaim, or set platform.replicas to 1." (int .Values.platform.replicas) .Values.storage.accessMode) }}
{{- end }}
{{- if and .Values.storage.s3.secretKey.secretName (not .Values.storage.s3.accessKey) }}
{{- fail "storage.s3.accessKey: a secret key belongs to an access key. Set it, or leave storage.s3.secretKey out." }}
{{- end }}
{{- if and .Values.agent.enabled (not .Values.agent.rayAddress) (not .Values.rayCluster.enabled) }}
{{- fail "agent: it needs a Ray cluster. Set rayCluster.enabled, or agent.rayAddress to the HOST:PORT of an existing cluster's head." }}
{{- end }}
{{- if and .Values.rayCluster.enabled (not .Values.agent.enabled) }}
{{- fail "rayCluster: without an agent nothing would run on it. Set agent.enabled." }}
{{- end }}
{{- if and .Values.rayCluster.enabled .Values.agent.rayAddress }}
{{- fail "agent.rayAddress names an existing Ray cluster, and rayCluster.enabled makes one: an agent leads trials to one cluster. Leave one of them out." }}
{{- end }}
{{- range .Values.rayCluster.workerGroups }}
{{- if or (gt (int .minReplicas) (int .replicas)) (gt (int .replicas) (int .maxReplicas)) }}
{{- fail (printf "rayCluster.workerGroups: group %s has replicas %d, not from minReplicas %d to maxReplicas %d. Change one of them." .name (int .replicas) (int .minReplicas) (int .maxReplicas)) }}
{{- end }}
{{- end }}
{{- if and (or .Values.agent.enabled .Values.monitoring.serviceMonitor.enabled) .Values.tls.secretName (not .Values.tls.ca.secretName) }}
{{- fail "tls.ca: name the CA that signed the platform's certificate; the agent and the service monitor trust no other." }}
{{- end }}
{{- if and .Values.agent.enabled .Values.tls.agentCa.secretName (not .Values.agent.certificateSecretName) }}
{{- fail "agent.certificateSecretName: the platform asks agents for certificates (tls.agentCa). Name the agent's." }}
{{- end }}
{{- end }}

{{/* The agent beside a node of Ray: it shares that node's sockets and memory. */}}
{{- define "fairlead.agentContainer" -}}
name: agent
image: {{ include "fairlead.rayImage" . | quote }}
imagePullPolicy: {{ .Values.ray.image.pullPolicy }}
command:
  - java
  - -Xmx64m
  - -XX:+UseSerialGC
  - --add-opens=java.base/java.nio=ALL-UNNAMED
  - --enable-native-access=ALL-UNNAMED
  - --sun-misc-unsafe-memory-access=allow
  - -cp
  - /opt/fairlead/workers/*
  - io.fairlead.ray.agent.AgentMain
args:
  - --platform
  - {{ include "fairlead.name" . }}-flight:8081
  {{- if .Values.tls.secretName }}
  - --ca
  - /etc/fairlead/platform-ca/ca.crt
  - --platform-name
  - {{ .Values.host }}
  {{- else }}
  - --plain-text
  {{- end }}
  {{- if .Values.agent.certificateSecretName }}
  - --certificate
  - /etc/fairlead/agent/tls.crt
  - --key
  - /etc/fairlead/agent/tls.key
  {{- end }}
  - --token-file
  - /etc/fairlead/token/token
  - --name
  - {{ .Values.agent.name }}
  - --ray
  - {{ .Values.agent.rayAddress | default "$(POD_IP):6379" }}
  - --work
  - /tmp/fairlead
  {{- if .Values.agent.computeProfile }}
  - --profile
  - /etc/fairlead/profile/compute-profile.yaml
  {{- end }}
env:
  - name: POD_IP
    valueFrom: {fieldRef: {fieldPath: status.podIP}}
securityContext:
  {{- include "fairlead.confined" . | nindent 2 }}
resources:
  {{- toYaml .Values.agent.resources | nindent 2 }}
volumeMounts:
  - {name: agent-scratch, mountPath: /tmp}
  {{- include "fairlead.raySharing" . | nindent 2 }}
  - {name: agent-token, mountPath: /etc/fairlead/token, readOnly: true}
  {{- if .Values.tls.secretName }}
  - {name: platform-ca, mountPath: /etc/fairlead/platform-ca, readOnly: true}
  {{- end }}
  {{- if .Values.agent.certificateSecretName }}
  - {name: agent-certificate, mountPath: /etc/fairlead/agent, readOnly: true}
  {{- end }}
  {{- if .Values.agent.computeProfile }}
  - {name: profile, mountPath: /etc/fairlead/profile, readOnly: true}
  {{- end }}
{{- end }}

{{/* Where the processes of one node of Ray meet. */}}
{{- define "fairlead.raySharing" -}}
- {name: ray-session, mountPath: /tmp/ray}
- {name: ray-objects, mountPath: /dev/shm}
{{- end }}

{{- define "fairlead.agentVolumes" -}}
- name: ray-session
  emptyDir: {}
- name: ray-objects
  emptyDir: {medium: Memory}
- name: agent-scratch
  emptyDir: {}
- name: agent-token
  secret:
    secretName: {{ .Values.agent.token.secretName }}
    defaultMode: 0440
    items: [{key: {{ .Values.agent.token.key }}, path: token}]
{{- if .Values.tls.secretName }}
- name: platform-ca
  secret:
    secretName: {{ .Values.tls.ca.secretName }}
    items: [{key: {{ .Values.tls.ca.key }}, path: ca.crt}]
{{- end }}
{{- with .Values.agent.certificateSecretName }}
- name: agent-certificate
  secret: {secretName: {{ . }}, defaultMode: 0440}
{{- end }}
{{- if .Values.agent.computeProfile }}
- name: profile
  configMap: {name: {{ include "fairlead.name" . }}-profile}
{{- end }}
{{- end }}

{{/* Ray and the code that it runs, as a user without rights. */}}
{{- define "fairlead.rayContainer" -}}
image: {{ include "fairlead.rayImage" . | quote }}
imagePullPolicy: {{ .Values.ray.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  capabilities:
    drop: [ALL]
env:
  - name: FAIRLEAD_CONTAINER_IMAGE # each trial's record says in which image it ran
    value: {{ include "fairlead.rayImage" . | quote }}
  - name: RAY_USAGE_STATS_ENABLED
    value: "0"
{{- end }}

{{- define "fairlead.rayUser" -}}
runAsNonRoot: true
runAsUser: 1000 # the user of Ray's images
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end }}
